// The page that the stand-ins share: who you are, the rooms, the messages, the field to write in. Everything that comes in is put on the page as text, never as markup.
export const at = (id) => document.getElementById(id);
export const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};
export const button = (label, onclick, className = "") => make("button", { type: "button", textContent: label, className, onclick });
export const short = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const opened = new Set();
const busy = new Map();
const dismissed = new Set();
const drawn = new Map();
const seen = JSON.parse(sessionStorage.getItem("seen") ?? "{}");
const log = at("messages");
let platform;
let state = { users: [], rooms: [] };
let user = sessionStorage.getItem("user") ?? "";
let roomId = sessionStorage.getItem("room") ?? "";
let about = null;
let stuck = true;
let round = 0;

const room = () => state.rooms.find((each) => each.id === roomId) ?? state.rooms[0];
const name = () => state.users.find((each) => each.id === user)?.name ?? "";

// A hidden part shows its text only after a press, and then a button that hides it again.
export function hidden(key, children, tag = "span") {
  const set = (open) => {
    opened[open ? "add" : "delete"](key);
    stuck = false;
    draw();
    document.activeElement.scrollIntoView({ block: "nearest" });
  };
  const marked = (made) => { made.dataset.key = key; return made; };
  if (!opened.has(key)) return marked(Object.assign(button("Verborgen tekst. Druk om te lezen", () => set(true), "spoiler"), { ariaExpanded: "false" }));
  return make(tag, { className: "spoiler-text" }, ...children(), marked(Object.assign(button("Verberg weer", () => set(false), "unhide"), { ariaExpanded: "true" })));
}

// A button of the bot, which shows that it is being worked on until the bot answered.
export function botButton(label, className, key, isOff, press) {
  const made = button(label, () => { if (!busy.has(key)) work(key, press); }, className);
  made.dataset.key = key;
  made.disabled = isOff;
  if (busy.has(key)) Object.assign(made, { ariaBusy: "true", ariaDisabled: "true" });
  return made;
}

// Keeps a button busy while something runs.
export async function work(key, run) {
  busy.set(key, true);
  draw();
  await attempt(run);
  busy.delete(key);
  draw();
}

async function attempt(run) {
  fail("");
  try { await run(); } catch (fault) { fail(fault instanceof TypeError ? "Het nagebootste platform antwoordt niet. Draait het nog?" : fault.message); }
}

// Asks the stand-in for something; what it refuses is an error with its words.
export async function ask(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const text = await answer.text();
  const json = answer.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error(json.error ?? text);
  return json;
}

function fail(text) {
  at("error").textContent = text;
  at("error").hidden = !text;
}

// A small window. It gives the focus back when it closes.
export function sheet(title, className, ...children) {
  const opener = document.activeElement;
  const made = make("dialog", { className, ariaLabel: title, onclose: () => { made.remove(); opener?.isConnected && opener.focus(); } }, make("h2", { textContent: title }), ...children);
  made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
  document.body.append(made);
  made.showModal();
  return made;
}

// Something that only one person sees and that is no message: a window that has to be closed, or a line that goes away.
export function pop(who, text, isWindow) {
  const title = `Alleen ${who} ziet dit`;
  if (isWindow) {
    const made = sheet(title, "private", make("p", { className: "text", textContent: text }), make("div", { className: "row" }, button("Oké", () => made.close(), "primary")));
    return;
  }
  const line = make("p", {}, make("span", { className: "only", textContent: title }), text);
  at("pops").append(line);
  setTimeout(() => line.remove(), 6000);
}

export const context = () => ({ user, name: name(), room: room(), state });

function setAbout(next) {
  about = next;
  const line = at("about");
  line.hidden = !about;
  line.replaceChildren();
  at("text").placeholder = about?.message.placeholder ?? "";
  at("send").textContent = about?.isEdit ? "Bewaar" : "Plaats";
  if (!about) return;
  line.append(
    make("span", { textContent: about.isEdit ? "Je bewerkt je bericht" : `Antwoord aan ${about.message.from}: ${short(platform.gist(about.message))}` }),
    Object.assign(button("✕", () => { if (about?.isEdit) at("text").value = ""; setAbout(null); }), { ariaLabel: about.isEdit ? "Toch niet bewerken" : "Toch niet antwoorden" }),
  );
  at("text").focus();
}

function menu(message) {
  const close = (act) => () => { made.close(); act(); };
  const list = make("div", { className: "list" });
  const add = (label, act, className) => list.append(button(label, close(act), className));
  if (!message.onlyYou && room().mayPost) add("Antwoord", () => setAbout({ message }));
  if (message.by === user && !message.onlyYou) add("Bewerk", () => { at("text").value = platform.source(message); setAbout({ message, isEdit: true }); });
  for (const each of platform.menu(message)) add(each.label, each.act);
  if (message.onlyYou) add("Sluit dit bericht", () => { dismissed.add(message.id); draw(); });
  else if (message.by === user || room().mayDelete) add("Verwijder", () => attempt(async () => { await platform.remove(message); await refresh(); }), "danger");
  const made = sheet(`Bericht van ${message.from}`, "sheet", list, make("div", { className: "row" }, button("Sluit", () => made.close())));
}

// Long-press on a phone and right-click both ask for the menu.
function menuOn(line, message) {
  let timer;
  const stop = () => clearTimeout(timer);
  line.addEventListener("contextmenu", (event) => { if (getSelection().isCollapsed) { event.preventDefault(); stop(); if (!document.querySelector("dialog")) menu(message); } });
  line.addEventListener("touchstart", (event) => { if (!event.target.closest("button")) timer = setTimeout(() => { if (!document.querySelector("dialog")) menu(message); }, 600); }, { passive: true });
  for (const each of ["touchend", "touchmove", "touchcancel"]) line.addEventListener(each, stop, { passive: true });
}

function replied(message) {
  const target = room().messages.find((each) => each.id === message.replyTo);
  const said = !target ? "een ouder bericht" : target.isDeleted ? `${target.from}: (verwijderd)` : `${target.from}: ${short(platform.gist(target))}`;
  return button(`↪ ${said}`, () => { const line = drawn.get(message.replyTo)?.line; line?.scrollIntoView({ block: "center" }); line?.focus(); }, "answered");
}

function item(message) {
  const time = make("time", { className: "mark", textContent: new Date(message.at).toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" }) });
  if (message.isDeleted) {
    const by = !message.deletedBy ? "" : message.deletedBy === message.from ? ` door ${message.from} zelf` : ` door ${message.deletedBy}`;
    return make("li", { className: "gone", tabIndex: -1 }, `Bericht van ${message.from} verwijderd${by} `, time);
  }
  const line = make("li", { tabIndex: -1, className: [message.isBot && "bot", message.by === user && "mine", message.onlyYou && "private"].filter(Boolean).join(" ") });
  const who = make("div", { className: "who" }, make("b", { textContent: message.from }));
  if (message.isBot) who.append(make("span", { className: "mark tag", textContent: "bot" }));
  if (message.by === user) who.append(make("span", { className: "mark", textContent: "jij" }));
  who.append(time);
  if (message.isEdited) who.append(make("span", { className: "mark", textContent: "bewerkt" }));
  const head = make("div", { className: "head" }, who);
  const mayAnswer = !message.onlyYou && room().mayPost;
  if (mayAnswer && !message.asks) head.append(button("Antwoord", () => setAbout({ message }), "quiet"));
  head.append(Object.assign(button("⋯", () => menu(message), "quiet"), { ariaLabel: `Meer met dit bericht van ${message.from}` }));
  [...head.querySelectorAll("button")].forEach((each, index) => { each.dataset.key = `head-${message.id}-${index}`; });
  line.append(head);
  if (message.onlyYou) line.append(make("span", { className: "only", textContent: "Alleen jij ziet dit" }));
  if (message.isLoading) line.append(make("p", { ariaBusy: "true", textContent: `${message.from} denkt na` }));
  if (message.replyTo) line.append(replied(message));
  line.append(...platform.body(message));
  if (mayAnswer && message.asks) line.append(make("div", { className: "row" }, button("Antwoord op deze vraag", () => setAbout({ message }), "primary")));
  menuOn(line, message);
  return line;
}

// Only what changed is drawn anew, so that focus, selection and place stay.
function drawMessages() {
  const messages = (room()?.messages ?? []).filter((each) => !dismissed.has(each.id));
  const keep = new Set(messages.map((each) => each.id));
  for (const [id, { line }] of drawn) if (!keep.has(id)) { line.remove(); drawn.delete(id); }
  log.querySelector(".empty")?.remove();
  if (messages.length === 0) log.append(make("li", { className: "empty", textContent: "Nog niets geschreven." }));
  let before = null;
  for (const message of messages) {
    const target = messages.find((each) => each.id === message.replyTo);
    const look = JSON.stringify([message, target, user, room().mayPost, [...opened], [...busy.keys()]]);
    const old = drawn.get(message.id);
    if (old?.look !== look) {
      const line = item(message);
      const focus = old?.line.contains(document.activeElement) ? document.activeElement.dataset.key ?? "" : null;
      if (old) old.line.replaceWith(line);
      else if (before) before.after(line);
      else log.prepend(line);
      if (focus !== null) (line.querySelector(`[data-key="${CSS.escape(focus)}"]`) ?? line).focus({ preventScroll: true });
      drawn.set(message.id, { line, look });
    }
    before = drawn.get(message.id).line;
  }
}

function toBottom() {
  stuck = true;
  log.scrollTop = log.scrollHeight;
  at("newer").hidden = true;
}

function options(select, all, chosen) {
  const look = JSON.stringify(all);
  if (select.dataset.look !== look) select.replaceChildren(...all.map((each) => make("option", { value: each.id, textContent: each.name })));
  select.dataset.look = look;
  select.value = chosen;
}

function drawRooms() {
  const focus = at("rooms").contains(document.activeElement) ? document.activeElement.dataset.key : null;
  at("rooms").replaceChildren(...state.rooms.map((each) => {
    const isHere = each === room();
    const key = `${user}/${each.id}`;
    const fresh = each.messages.slice(each.messages.findIndex((one) => one.id === seen[key]) + 1).filter((one) => !one.isDeleted && one.by !== user).length;
    if (isHere) seen[key] = each.messages.at(-1)?.id;
    const made = button(each.name, () => go(each.id));
    made.dataset.key = each.id;
    made.ariaCurrent = String(isHere);
    if (fresh && !isHere) made.append(make("span", { className: "news", textContent: fresh, ariaLabel: `${fresh} nieuw`, role: "img" }));
    if (each.id === focus) requestAnimationFrame(() => made.focus());
    return made;
  }));
  sessionStorage.setItem("seen", JSON.stringify(seen));
}

let roomsLook = "";
let newest = null;
function draw() {
  if (!room()) return;
  options(at("user"), state.users, user);
  const look = JSON.stringify([user, room().id, state.rooms.map((each) => [each.id, each.name, each.messages.length, each.messages.at(-1)?.at])]);
  if (look !== roomsLook) drawRooms();
  roomsLook = look;
  at("state").textContent = `Nagebootst; ${state.heard}`;
  at("state").className = state.isHeard ? "" : "off";
  at("as").replaceChildren("Je schrijft als ", make("b", { textContent: name() }), " in ", make("b", { textContent: room().name }), room().mayPost ? "" : ": dat mag hier nu niet");
  for (const each of ["text", "send"]) at(each).disabled = !room().mayPost;
  at("commands").hidden = platform.commands().length === 0;
  const last = room().messages.at(-1)?.id ?? null;
  const isNew = last !== null && last !== newest;
  newest = last;
  drawMessages();
  if (about && !room().messages.some((each) => each.id === about.message.id && !each.isDeleted)) setAbout(null);
  if (stuck) toBottom();
  else if (isNew) at("newer").hidden = false;
}

export async function refresh() {
  const mine = ++round;
  const next = await platform.read(user);
  if (mine !== round) return;
  state = next;
  if (!name()) user = state.users[0]?.id ?? "";
  roomId = room()?.id ?? "";
  sessionStorage.setItem("user", user);
  sessionStorage.setItem("room", roomId);
  draw();
}

function go(id) {
  roomId = id;
  setAbout(null);
  fail("");
  stuck = true;
  draw();
  sessionStorage.setItem("room", roomId);
}

async function submit() {
  const text = at("text").value.trim();
  if (!text) return;
  const goal = about;
  await attempt(async () => {
    if (goal?.isEdit) await platform.edit(goal.message, text);
    else await platform.post(text, goal?.message.id ?? null);
    at("text").value = "";
    setAbout(null);
    await refresh();
    toBottom();
  });
}

function chooseCommand() {
  const list = make("div", { className: "list" }, ...platform.commands().map((each) => {
    const made = button(`/${each.name}`, () => { made.closest("dialog").close(); at("text").value = `/${each.name} `; at("text").focus(); });
    made.append(make("small", { textContent: each.description }));
    return made;
  }));
  const made = sheet("Opdrachten", "sheet", list, make("div", { className: "row" }, button("Sluit", () => made.close())));
}

export function start(given) {
  platform = given;
  document.title = `${platform.title} (nagebootst)`;
  document.body.className = platform.look;
  at("title").textContent = platform.title;
  at("user").addEventListener("change", () => { user = at("user").value; setAbout(null); fail(""); stuck = true; attempt(refresh); });
  at("commands").addEventListener("click", chooseCommand);
  at("newer").addEventListener("click", () => { toBottom(); log.focus({ preventScroll: true }); });
  at("form").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  at("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    if (event.key === "Escape") setAbout(null);
  });
  log.addEventListener("scroll", () => {
    stuck = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    if (stuck) at("newer").hidden = true;
  });
  new ResizeObserver(() => {
    at("newer").style.setProperty("bottom", `${at("form").offsetHeight}px`);
    if (stuck) toBottom();
  }).observe(log);
  const tick = async () => {
    try { await refresh(); } catch { at("state").textContent = "Het nagebootste platform antwoordt niet."; at("state").className = "off"; }
    setTimeout(tick, 700);
  };
  tick();
}
