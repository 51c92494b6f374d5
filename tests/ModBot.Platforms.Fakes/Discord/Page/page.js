import { ask, botButton, button, context, hidden, make, refresh, sheet, start, work } from "./chat.js";

const failed = "De interactie is mislukt: ModBot gaf geen antwoord binnen 3 tellen.";
const looks = { 1: "primary", 3: "success", 4: "danger" };
const spoiler = /\|\|(.+?)\|\|/gs;
const marks = /\|\|(.+?)\|\||\*\*((?:\\.|[^*\\])+)\*\*|\\([^A-Za-z0-9\s])/gs;

async function act(wish) {
  const { user, room } = context();
  return ask("/page/do", { user, channel: room.id, ...wish });
}

// Waits for the first answer of the bot, which may be a form.
async function interact(wish) {
  const { id: interaction } = await act(wish);
  for (;;) {
    await new Promise((done) => setTimeout(done, 250));
    const answer = await act({ action: "answer", interaction });
    await refresh();
    if (answer.hasFailed) throw new Error(failed);
    if (answer.form) return fill(interaction, answer.form);
    if (answer.isAnswered) return undefined;
  }
}

function fill(interaction, { title, fields }) {
  const error = make("p", { className: "error", role: "alert" });
  const inputs = fields.map((each, index) => make("textarea", { id: `field-${index}`, value: each.value, minLength: each.min, maxLength: each.max, required: each.isRequired }));
  const form = make("form", { onsubmit: async (event) => {
    event.preventDefault();
    error.textContent = "";
    send.ariaBusy = "true";
    try {
      await interact({ action: "submit", interaction, values: inputs.map((each) => each.value) });
      made.close();
    } catch (fault) {
      error.textContent = fault.message;
    }
    send.ariaBusy = null;
  } });
  const send = make("button", { className: "primary", textContent: "Verstuur" });
  fields.forEach((each, index) => form.append(make("label", { htmlFor: `field-${index}`, textContent: each.label }), inputs[index]));
  form.append(error, make("div", { className: "row" }, send, button("Annuleer", () => made.close())));
  const made = sheet(title, "", form);
}

// Lines that begin with a bracket are a quote; the rest is read piece by piece.
function text(content, key) {
  const lines = content.split("\n");
  const groups = [];
  for (const line of lines) {
    const isQuote = line.startsWith("> ");
    if (groups.at(-1)?.isQuote !== isQuote) groups.push({ isQuote, lines: [] });
    groups.at(-1).lines.push(isQuote ? line.slice(2) : line);
  }
  return make("div", { className: "text" }, ...groups.map((each, index) => make(each.isQuote ? "blockquote" : "div", {}, ...pieces(each.lines.join("\n"), `${key}:${index}`))));
}

function pieces(content, key) {
  const nodes = [];
  let from = 0;
  for (const found of content.matchAll(marks)) {
    const [whole, masked, bold, escaped] = found;
    nodes.push(content.slice(from, found.index));
    if (masked !== undefined) nodes.push(hidden(`${key}:${found.index}`, () => pieces(masked, `${key}:${found.index}`)));
    else if (bold !== undefined) nodes.push(make("b", {}, ...pieces(bold, key)));
    else nodes.push(escaped);
    from = found.index + whole.length;
  }
  return [...nodes, content.slice(from)];
}

function component(message, part, key) {
  if (part.type === 10) return text(part.content, key);
  if (part.type === 2) return botButton(part.label ?? "", looks[part.style] ?? "", `${message.id}/${part.custom_id}`, part.disabled ?? false, () => interact({ action: "press", message: message.id, button: part.custom_id }));
  if (part.type === 14) return make("hr");
  const inner = () => [...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])].map((each, index) => component(message, each, `${key}.${index}`));
  return make("div", { className: part.type === 17 ? "box" : "row" }, ...(part.spoiler ? [hidden(key, inner, "div")] : inner()));
}

const plain = (content) => content.replace(spoiler, "▒▒▒").replace(marks, (whole, masked, bold, escaped) => escaped ?? bold ?? whole).replace(/^> /gm, "");

function gist(message) {
  const said = (parts) => parts.flatMap((each) => (each.spoiler ? ["▒▒▒"] : each.type === 10 ? [plain(each.content)] : said(each.components ?? [])));
  return [plain(message.content), ...said(message.components)].filter(Boolean).join(" ");
}

const here = (kind) => context().state.commands.filter((each) => (each.type ?? 1) === kind && (each.contexts ?? [0, 1]).includes(context().room.isPrivate ? 1 : 0));

async function command(name, value) {
  const known = here(1).find((each) => each.name === name);
  if (!known) throw new Error(`Er is hier geen opdracht /${name}.${context().state.isHeard ? "" : " ModBot luistert niet."}`);
  const option = known.options?.[0];
  if (option?.required && !value) throw new Error(`Schrijf achter /${name} ook: ${option.name}. ${option.description}`);
  if (option?.choices && value && !option.choices.some((each) => each.value === value)) throw new Error(`Achter /${name} kan: ${option.choices.map((each) => each.value).join(", ")}.`);
  await interact({ action: "command", name, value, option: value ? option?.name ?? "" : "" });
}

start({
  title: "Discord",
  look: "discord",
  async read(user) {
    const state = await (await fetch(`/page/state?user=${encodeURIComponent(user)}`)).json();
    return { ...state, rooms: state.channels, heard: state.isHeard ? `${state.bot} luistert` : `${state.bot} luistert niet` };
  },
  gist,
  source: (message) => message.content,
  body: (message) => [...(message.content ? [text(message.content, message.id)] : []), ...message.components.map((part, index) => component(message, part, `${message.id}-${index}`))],
  menu: (message) => (message.onlyYou ? [] : here(3).map((each) => ({ label: `${each.name} (app)`, act: () => work(`menu/${message.id}`, () => interact({ action: "menu", message: message.id, name: each.name })) }))),
  commands: () => here(1),
  post(content, replyTo) {
    const [, name, value] = content.match(/^\/(\S+)\s*(.*)$/s) ?? [];
    return name ? command(name, value) : act({ action: "post", text: content, replyTo });
  },
  edit: (message, content) => act({ action: "edit", message: message.id, text: content }),
  remove: (message) => act({ action: "delete", message: message.id }),
});
