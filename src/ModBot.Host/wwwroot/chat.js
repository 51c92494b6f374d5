// Makes the page of a room live. Without this script the page works too: sending, changing and reading are plain forms and links.
(() => {
  "use strict";
  const main = document.querySelector("main[data-room]");
  const log = document.getElementById("log");
  const list = document.getElementById("messages");
  const empty = document.getElementById("empty");
  const newer = document.getElementById("newer");
  const send = document.getElementById("send");
  const author = document.getElementById("author");
  const text = document.getElementById("text");
  const status = document.getElementById("status");
  const room = main.dataset.room;
  const api = `/api/local/${room}`;

  let next = main.dataset.next;
  let stream = null;
  let fetching = false;
  let again = false;

  // The log is laid out from its end (column-reverse): 0 is the end, further up is negative.
  const atEnd = () => log.scrollTop > -80;
  const toEnd = () => {
    log.scrollTop = 0;
    newer.hidden = true;
  };

  // Puts a drawn message in its place: over its older self, or between its neighbours.
  const place = (message) => {
    const old = document.getElementById(message.id);
    if (message.dataset.gone !== undefined) {
      old?.remove();
      return;
    }
    if (old) {
      old.replaceWith(message);
      return;
    }
    const order = Number(message.dataset.order);
    const first = list.firstElementChild;
    if (first && order < Number(first.dataset.order)) return; // older than what this page shows
    let after = list.lastElementChild;
    while (after && Number(after.dataset.order) > order) after = after.previousElementSibling;
    if (after) after.after(message);
    else list.prepend(message);
  };

  const show = (html) => {
    const follow = atEnd();
    const drawn = new DOMParser().parseFromString(`<ol>${html}</ol>`, "text/html").querySelectorAll("ol > li");
    let news = false;
    for (const message of drawn) {
      news ||= !document.getElementById(message.id) && message.dataset.gone === undefined;
      place(message);
    }
    empty.hidden = list.children.length > 0;
    if (follow) toEnd();
    else if (news) newer.hidden = false;
  };

  // One request at a time; a tick during it means one more after it.
  const refresh = async () => {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      do {
        again = false;
        const answer = await fetch(`/chat/${room}/changes?after=${next}`);
        if (!answer.ok) break;
        show(await answer.text());
        next = answer.headers.get("X-Next");
        again ||= answer.headers.get("X-More") === "1";
      } while (again);
    } catch {
      // The stream says when there is a connection again.
    } finally {
      fetching = false;
    }
  };

  const listen = () => {
    stream?.close();
    stream = new EventSource(`${api}/stream?after=${next}`);
    stream.addEventListener("change", refresh);
    stream.addEventListener("open", () => {
      if (status.textContent === main.dataset.lost) status.textContent = "";
    });
    stream.addEventListener("error", () => {
      if (!status.textContent) status.textContent = main.dataset.lost;
    });
  };

  const ask = async (method, url, body) => {
    try {
      const answer = await fetch(url, {
        method,
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body ? JSON.stringify(body) : undefined,
      });
      status.textContent = answer.ok ? "" : (await answer.json()).detail;
      return answer.ok;
    } catch {
      status.textContent = main.dataset.unsent;
      return false;
    }
  };

  const fit = () => {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, 160)}px`;
  };

  let sending = false;
  send.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const sent = text.value;
    if (await ask("POST", `${api}/messages`, { author: author.value, text: sent, replyTo: send.elements.replyTo?.value })) {
      document.getElementById("answering")?.remove();
      if (text.value === sent) text.value = "";
      fit();
      const name = send.querySelector("details");
      const summary = name.querySelector("summary");
      name.open = false;
      summary.textContent = summary.dataset.as.replace("{0}", () => author.value.trim());
      await refresh();
      toEnd();
    }
    sending = false;
    text.focus();
  });

  // With a keyboard Enter sends; on a phone Enter is a new line, as the phone's own keys do.
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      send.requestSubmit();
    }
  });
  text.addEventListener("input", fit);

  list.addEventListener("submit", async (event) => {
    const form = event.target;
    const { edit, delete: remove } = form.dataset;

    // What has a page of its own, such as a report, goes there.
    if (!edit && !remove) return;
    event.preventDefault();
    const done = edit
      ? await ask("PUT", `${api}/messages/${edit}`, { text: form.elements.text.value })
      : await ask("DELETE", `${api}/messages/${remove}`);
    if (done) {
      await refresh();
      text.focus();
    }
  });

  log.addEventListener("scroll", () => {
    if (atEnd()) newer.hidden = true;
  });
  newer.addEventListener("click", toEnd);

  // A page that nobody looks at keeps no connection open; browsers allow only a few to one host.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else {
      listen();
    }
  });

  fit();
  listen();
})();
