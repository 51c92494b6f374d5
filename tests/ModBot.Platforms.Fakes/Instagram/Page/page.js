import { ask, at, button, make, sheet, short } from "./chat.js";

// The posts with their comments. Everything that comes in is put on the page as text, never as markup.
const cards = new Map();
let user = sessionStorage.getItem("user") ?? "";
let state = null;
let round = 0;

const isOwner = () => user === state.account;
const kinds = { feed: "Foto", reels: "Reel", ad: "Advertentie", live: "Live" };
const clock = (moment) => make("time", { className: "mark", textContent: new Date(moment).toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" }) });

function fail(text) {
  at("error").textContent = text;
  at("error").hidden = !text;
}

async function act(what, body = {}) {
  fail("");
  try {
    const answer = await ask(`page/${what}`, { user, ...body });
    await refresh();
    return answer;
  } catch (fault) {
    fail(fault instanceof TypeError ? "Het nagebootste platform antwoordt niet. Draait het nog?" : fault.message);
    return null;
  }
}

// What can be done with a comment, in a small window: under a thumb there is no room for a row of buttons.
function menu(comment) {
  const list = make("div", { className: "list" });
  const add = (label, run, className) => list.append(button(label, () => { made.close(); run(); }, className));
  if (isOwner() && !comment.isOwn) {
    add(comment.isHidden ? "Toon weer aan iedereen" : "Verberg", () => act("hide", { comment: comment.id, hidden: !comment.isHidden }));
    if (!comment.isRestricted) add(`Beperk ${comment.by}: de app hoort niets meer van deze persoon`, () => act("restrict", { name: comment.by }));
  }
  add("Verwijder", () => act("delete", { comment: comment.id }), "danger");
  const made = sheet(`Reactie van ${comment.by}`, "sheet", list, make("div", { className: "row" }, button("Sluit", () => made.close())));
}

function line(card, comment) {
  const head = make("div", { className: "head" }, make("b", { textContent: comment.by }));
  if (comment.isOwn) head.append(make("span", { className: "mark tag", textContent: "account" }));
  if (comment.by === user && !comment.isOwn) head.append(make("span", { className: "mark", textContent: "jij" }));
  head.append(clock(comment.at));
  if (comment.isHidden && isOwner()) head.append(make("span", { className: "mark", textContent: "verborgen" }));
  if (comment.isRestricted && isOwner()) head.append(make("span", { className: "mark", textContent: "beperkt" }));
  const acts = make("div", { className: "acts" });
  const key = (made, name) => Object.assign(made, { ariaLabel: `${name} bij de reactie van ${comment.by}` });
  if (card.post.isOpen) {
    const answer = key(button("Antwoord", () => card.answer(comment), "quiet"), "Antwoord");
    answer.dataset.key = `answer-${comment.id}`;
    acts.append(answer);
  }
  if (isOwner() || comment.by === user) {
    const more = key(button("⋯", () => menu(comment), "quiet"), "Meer");
    more.dataset.key = `more-${comment.id}`;
    acts.append(more);
  }
  const className = ["comment", comment.isOwn && "own", comment.isHidden && isOwner() && "hidden"].filter(Boolean).join(" ");
  return make("div", { className, tabIndex: -1 }, head, make("div", { className: "text", textContent: comment.text }), ...(acts.childElementCount ? [acts] : []));
}

// A card keeps its field to write in, so that nothing you type is lost when something new comes.
function newCard() {
  const card = { post: null, about: null, look: "" };
  const name = make("b");
  const mark = make("span", { className: "mark" });
  const more = button("⋯", () => postMenu(card.post), "quiet");
  const picture = make("div", { role: "img" });
  const caption = make("p", { className: "caption" });
  const comments = make("ol");
  const text = make("textarea", { rows: 1, autocomplete: "off", maxLength: 2200 });
  const send = make("button", { className: "primary", textContent: "Plaats" });
  const about = make("p", { className: "about", hidden: true });
  const form = make("form", {}, about, make("div", { className: "write" }, text, send));
  card.answer = (comment) => {
    card.about = comment;
    about.hidden = !comment;
    about.replaceChildren(...(comment ? [
      make("span", { textContent: `Antwoord aan ${comment.by}: ${short(comment.text)}` }),
      Object.assign(button("✕", () => card.answer(null), "quiet"), { ariaLabel: "Toch niet antwoorden" }),
    ] : []));
    if (comment) text.focus();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const written = text.value.trim();
    if (!written) return;
    if (await act("comment", { post: card.post.id, text: written, under: card.about?.id ?? null })) {
      text.value = "";
      card.answer(null);
    }
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Escape") card.answer(null);
  });
  card.line = make("article", { className: "card" }, make("div", { className: "top" }, name, mark, more), picture, caption, comments, form);
  card.show = (post) => {
    card.post = post;
    const look = JSON.stringify([post, user]);
    if (look === card.look) return;
    card.look = look;
    const focus = comments.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    name.textContent = state.account;
    mark.textContent = post.kind === "live" ? "nu live" : kinds[post.kind];
    more.hidden = !isOwner();
    more.ariaLabel = `Meer met het bericht: ${short(post.caption)}`;
    picture.className = `picture ${post.kind}`;
    picture.textContent = kinds[post.kind];
    picture.ariaLabel = `${kinds[post.kind]}, nagebootst`;
    caption.textContent = post.caption;
    comments.replaceChildren(...(post.comments.length === 0 ? [make("li", { className: "none", textContent: "Nog geen reacties." })] : post.comments.map((each) =>
      make("li", {}, line(card, each), ...(each.replies.length ? [make("ol", {}, ...each.replies.map((reply) => make("li", {}, line(card, reply))))] : [])))));
    text.disabled = send.disabled = !post.isOpen;
    text.placeholder = post.isOpen ? `Reageer als ${user}` : "Reacties staan uit";
    text.ariaLabel = text.placeholder;
    if (focus) comments.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    if (card.about && !post.comments.some((each) => each.id === card.about.id || each.replies.some((reply) => reply.id === card.about.id))) card.answer(null);
  };
  return card;
}

function postMenu(post) {
  const list = make("div", { className: "list" });
  const add = (label, run, className) => list.append(button(label, () => { made.close(); run(); }, className));
  add(post.isOpen ? "Zet reacties uit" : "Zet reacties aan", () => act("open", { post: post.id, isOpen: !post.isOpen }));
  if (post.kind === "live") add("Stop de uitzending", () => act("end", { post: post.id }), "danger");
  const made = sheet("Dit bericht", "sheet", list, make("div", { className: "row" }, button("Sluit", () => made.close())));
}

function drawPrivate() {
  const box = at("private");
  const look = JSON.stringify([user, state.messages]);
  if (box.dataset.look === look) return;
  box.dataset.look = look;
  box.hidden = state.messages.length === 0;
  at("private-title").textContent = isOwner() ? "Privéberichten die het account stuurde" : `Privéberichten aan ${user}`;
  box.querySelector("ol").replaceChildren(...state.messages.map((each) => make("li", {},
    make("small", { textContent: `${isOwner() ? `Aan ${each.to}, o` : "O"}ver de reactie: ${short(each.about)}` }), each.text)));
}

function drawTools() {
  const said = [state.webhook ? `webhooks naar ${state.webhook}` : "nog geen adres voor webhooks"];
  if (state.waiting) said.push(state.waiting === 1 ? "1 webhook wacht" : `${state.waiting} webhooks wachten`);
  if (!state.holds) said.push("de token is ingetrokken");
  if (state.isBlocked) said.push("de app is geblokkeerd");
  at("state").textContent = `Nagebootst; ${said.join("; ")}`;
  at("state").className = state.holds && !state.isBlocked ? "" : "off";
  at("token").textContent = state.holds ? "Trek de token in" : "Geef een nieuwe token";
  at("block").disabled = state.isBlocked;
  at("hold").textContent = state.isHeld ? "Stuur webhooks weer door" : "Houd webhooks vast";
}

function draw() {
  const names = JSON.stringify(state.users);
  if (at("user").dataset.look !== names) at("user").replaceChildren(...state.users.map((each) => make("option", { value: each, textContent: each })));
  at("user").dataset.look = names;
  at("user").value = user;
  drawTools();
  drawPrivate();
  const keep = new Set(state.posts.map((each) => each.id));
  for (const [id, card] of cards) if (!keep.has(id)) { card.line.remove(); cards.delete(id); }
  let before = at("private");
  for (const post of state.posts) {
    let card = cards.get(post.id);
    if (!card) {
      card = newCard();
      cards.set(post.id, card);
      before.after(card.line);
    }
    card.show(post);
    before = card.line;
  }
}

async function refresh() {
  const mine = ++round;
  const next = await (await fetch(`page/state?user=${encodeURIComponent(user)}`)).json();
  if (mine !== round) return;
  state = next;
  user = state.user;
  sessionStorage.setItem("user", user);
  draw();
}

at("user").addEventListener("change", () => { user = at("user").value; fail(""); refresh(); });
at("token").addEventListener("click", async () => {
  const given = await act("token", { isRevoked: state.holds });
  if (given?.token) sheet("De nieuwe token", "sheet", make("p", { className: "text", textContent: given.token }), make("div", { className: "row" }, button("Sluit", (event) => event.target.closest("dialog").close(), "primary")));
});
at("block").addEventListener("click", () => act("block"));
at("hold").addEventListener("click", () => act("hold", { isHeld: !state.isHeld }));
at("webhook").addEventListener("submit", (event) => {
  event.preventDefault();
  act("webhook", { url: at("url").value, verify: at("verify").value });
});

async function tick() {
  try { await refresh(); } catch { at("state").textContent = "Het nagebootste platform antwoordt niet."; at("state").className = "off"; }
  setTimeout(tick, 700);
}
tick();
