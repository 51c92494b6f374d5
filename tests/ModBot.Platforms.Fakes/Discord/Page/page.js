"use strict";
// Shows what one user sees and does what that user does. Everything that comes in is put on the page as text, never as markup.
const at = (id) => document.getElementById(id);
const open = new Set();
let state = { users: [], channels: [], commands: [] };
let channel = "";
let shown = "";

const make = (name, text, props = {}) => Object.assign(document.createElement(name), { textContent: text }, props);

async function act(wish) {
  const answer = await fetch("/page/do", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user: at("user").value, channel, ...wish }) });
  const body = await answer.json();
  at("error").textContent = body.error ?? "";
  await refresh();
  return body.id;
}

// A press or a command may open a form, shortly after.
async function interact(wish) {
  const interaction = await act(wish);
  for (let tries = 0; interaction && tries < 12; tries++) {
    await new Promise((done) => setTimeout(done, 250));
    const form = await act({ action: "answer", interaction });
    if (!form) continue;
    const { title, fields } = JSON.parse(form);
    const values = fields.map((field) => prompt(`${title}\n${field.label}`, field.value));
    if (!values.includes(null)) await act({ action: "submit", interaction, values });
    return;
  }
}

// A part between double bars is masked until it is clicked.
function text(content, key) {
  const p = make("p", "");
  content.split(/\|\|/).forEach((part, index, all) => {
    const id = `${key}:${index}`;
    const plain = part.replace(/\\([^A-Za-z0-9\s])/g, "$1");
    if (index % 2 === 0 || index === all.length - 1 || open.has(id)) p.append((index % 2 && index === all.length - 1 ? "||" : "") + plain);
    else p.append(make("button", plain, { type: "button", className: "spoiler", ariaLabel: "Verborgen tekst, klik om te zien", onclick: () => { open.add(id); draw(true); } }));
  });
  return p;
}

function component(message, part, key) {
  if (part.type === 10) return text(part.content, key);
  if (part.type === 2) return make("button", part.label ?? "", { type: "button", disabled: part.disabled ?? false, onclick: () => interact({ action: "press", message: message.id, button: part.custom_id }) });
  if (part.type === 14) return document.createElement("hr");
  const box = make("div", "", { className: part.type === 17 ? "box" : "" });
  if (part.spoiler && !open.has(key)) {
    box.append(make("button", "Verborgen, klik om te zien", { type: "button", onclick: () => { open.add(key); draw(true); } }));
    return box;
  }
  [...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])].forEach((each, index) => box.append(component(message, each, `${key}.${index}`)));
  return box;
}

function article(message) {
  const one = document.createElement("article");
  one.append(make("strong", message.author));
  const notes = [message.edited && "bewerkt", message.ephemeral && "alleen jij ziet dit", message.loading && "denkt na…"].filter(Boolean).join(", ");
  if (notes) one.append(make("span", ` (${notes})`, { className: "note" }));
  if (message.replyTo) one.append(make("p", `↪ ${message.replyTo}`, { className: "note" }));
  if (message.content) one.append(text(message.content, message.id));
  message.components.forEach((part, index) => one.append(component(message, part, `${message.id}-${index}`)));
  state.commands.filter((each) => each.type === 3).forEach((each) => one.append(make("button", each.name, { type: "button", className: "note", onclick: () => interact({ action: "menu", message: message.id, name: each.name }) })));
  return one;
}

function draw(force) {
  const now = JSON.stringify([state, channel]);
  if (now === shown && !force) return;
  shown = now;
  const chosen = at("user").value;
  at("user").replaceChildren(...state.users.map((each) => make("option", each.name, { value: each.id, selected: each.id === chosen })));
  if (!state.channels.some((each) => each.id === channel)) channel = state.channels[0]?.id ?? "";
  at("channels").replaceChildren(...state.channels.map((each) => {
    const button = make("button", `# ${each.name}`, { type: "button", onclick: () => { channel = each.id; draw(true); } });
    button.setAttribute("aria-current", String(each.id === channel));
    return button;
  }));
  const current = state.channels.find((each) => each.id === channel);
  at("messages").replaceChildren(...(current?.messages ?? []).map(article));
  at("messages").lastElementChild?.scrollIntoView();
}

async function refresh() {
  state = await (await fetch(`/page/state?user=${encodeURIComponent(at("user").value)}`)).json();
  draw(false);
}

at("user").addEventListener("change", refresh);
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = at("text").value;
  at("text").value = "";
  const [, name, value] = typed.match(/^\/(\S+)\s*(.*)$/s) ?? [];
  if (!name) act({ action: "post", text: typed });
  else interact({ action: "command", name, value, option: value ? state.commands.find((each) => each.name === name)?.options?.[0]?.name : "" });
});
setInterval(refresh, 1000);
refresh();
