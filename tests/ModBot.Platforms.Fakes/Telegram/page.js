"use strict";
const byId = (id) => document.getElementById(id);
const opened = new Set();
let state = { chats: [], answers: [] };
let shown = "";
let replyTo = null;
let answersSeen = null;

const chat = () => state.chats.find((each) => each.id === byId("chat").value) ?? state.chats[0];
const make = (tag, text, name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });

function fill(select, options) {
  const key = JSON.stringify(options);
  if (select.dataset.key === key) return;
  const chosen = select.value;
  select.dataset.key = key;
  select.replaceChildren(...options.map(([value, label]) => Object.assign(make("option", label), { value })));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

// Cuts the text where an entity begins or ends; each piece carries the classes of the entities around it.
function pieces(message) {
  const cuts = new Set([0, message.text.length]);
  for (const each of message.entities) cuts.add(each.offset).add(each.offset + each.length);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1];
    const around = message.entities.filter((each) => each.offset <= start && each.offset + each.length >= end);
    const spoiler = around.find((each) => each.type === "spoiler");
    const piece = make("span", message.text.slice(start, end), around.map((each) => each.type).join(" "));
    if (spoiler) {
      const key = `${chat().id}/${message.id}/${spoiler.offset}`;
      piece.tabIndex = 0;
      piece.setAttribute("role", "button");
      const show = () => { opened.add(key); shown = ""; draw(); };
      if (opened.has(key)) piece.classList.add("open");
      else piece.setAttribute("aria-label", "verborgen tekst, klik om te lezen");
      piece.addEventListener("click", show);
      piece.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
    }
    return piece;
  });
}

async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ chat: chat().id, user: byId("user").value, ...body }),
  });
  byId("notice").textContent = answer.ok ? "" : await answer.text();
  await refresh();
}

function setReply(message) {
  replyTo = message ? message.id : null;
  byId("reply").replaceChildren();
  byId("text").placeholder = message?.placeholder ?? "";
  if (!message) return;
  const cancel = make("button", `Antwoord op #${message.id} ✕`);
  cancel.type = "button";
  cancel.addEventListener("click", () => setReply(null));
  byId("reply").append(cancel);
  byId("text").focus();
}

function item(message) {
  const line = make("li", "", message.isByBot ? "bot" : "");
  line.append(make("span", `${message.from} #${message.id}${message.isEdited ? " (bewerkt)" : ""}`, "who"));
  if (message.replyTo !== null) line.append(make("span", `antwoord op #${message.replyTo}`, "quoted"));
  line.append(...pieces(message));
  for (const row of message.buttons) {
    const bar = make("div", "", "row");
    for (const each of row) {
      const button = make("button", each.text, each.style ?? "");
      button.disabled = each.data === null;
      button.addEventListener("click", () => send("page/press", { message: message.id, data: each.data }));
      bar.append(button);
    }
    line.append(bar);
  }
  const reply = make("button", message.forcesReply ? "Antwoord op deze vraag" : "Antwoord");
  reply.addEventListener("click", () => setReply(message));
  const bar = make("div", "", "row");
  bar.append(reply);
  line.append(bar);
  return line;
}

function draw() {
  if (!chat()) return;
  fill(byId("chat"), state.chats.map((each) => [each.id, each.title]));
  fill(byId("user"), chat().members.map((each) => [each.id, each.mayPost ? each.name : `${each.name} (mag niet schrijven)`]));
  byId("state").textContent = state.isPolled ? `${state.bot} luistert` : `${state.bot} luistert niet; ${state.pending} updates wachten`;
  const key = JSON.stringify([chat().id, chat().messages]);
  if (key === shown) return;
  shown = key;
  byId("messages").replaceChildren(...chat().messages.map(item));
}

async function refresh() {
  state = await (await fetch("page/state")).json();
  const answers = state.answers.filter((each) => each.text);
  if (answersSeen !== null && answers.length > answersSeen) byId("notice").textContent = `Alleen voor wie drukte: ${answers.at(-1).text}`;
  answersSeen = answers.length;
  draw();
}

byId("chat").addEventListener("change", () => { setReply(null); draw(); });
byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = byId("text").value;
  if (!text) return;
  byId("text").value = "";
  const target = replyTo;
  setReply(null);
  await send("page/post", { text, replyTo: target });
});
const tick = () => refresh().catch(() => { byId("notice").textContent = "De server antwoordt niet."; }).finally(() => setTimeout(tick, 700));
tick();
