import { ask, botButton, context, hidden, make, pop, refresh, start, work } from "./chat.js";

const waiting = new Map();
const blocks = [["blockquote", "expandable_blockquote"], ["spoiler"]];

async function send(what, body) {
  const { user, room } = context();
  return ask(`page/${what}`, { chat: room.id, user, ...body });
}

// Quotes go round hidden parts, hidden parts round other styles.
function parts(message, start, end, depth = 0) {
  if (depth === blocks.length) return runs(message, start, end);
  const nodes = [];
  let from = start;
  for (const each of message.entities.filter((one) => blocks[depth].includes(one.type) && one.offset < end && one.offset + one.length > start)) {
    const [first, last] = [Math.max(from, each.offset), Math.min(end, each.offset + each.length)];
    if (first >= last) continue;
    const inner = () => parts(message, first, last, depth + 1);
    nodes.push(...parts(message, from, first, depth + 1));
    nodes.push(depth === 0 ? make("blockquote", {}, ...inner()) : hidden(`${message.id}/${each.offset}/${context().room.id}`, inner));

    // A quote ends its own line.
    from = depth === 0 && message.text[last] === "\n" ? last + 1 : last;
  }
  return [...nodes, ...parts(message, from, end, depth + 1)];
}

// Cuts the text where a style begins or ends; each piece carries the styles around it.
function runs(message, start, end) {
  const cuts = [start, end, ...message.entities.flatMap((each) => [each.offset, each.offset + each.length])].filter((each) => each >= start && each <= end);
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((first, index) => make("span", {
    textContent: message.text.slice(first, sorted[index + 1]),
    className: message.entities.filter((each) => each.offset <= first && each.offset + each.length >= sorted[index + 1] && !blocks.flat().includes(each.type)).map((each) => each.type).join(" "),
  }));
}

// The answer to a press comes when the bot gives it; too late, it never comes.
async function press(message, data) {
  const { name } = context();
  const { id } = await send("press", { message: message.id, data });
  await new Promise((done) => waiting.set(id, { name, done }));
}

function settle(state) {
  for (const [id, { name, done }] of waiting) {
    const answer = state.answers.find((each) => each.press === id);
    if (!answer && state.openPresses.includes(id)) continue;
    waiting.delete(id);
    done();
    if (answer?.text) pop(name, answer.text, answer.isAlert);
  }
}

start({
  title: "Telegram",
  look: "telegram",
  async read(user) {
    const state = await (await fetch(`page/state?user=${encodeURIComponent(user)}`)).json();
    settle(state);
    const rest = state.pending === 0 ? "" : state.pending === 1 ? "; 1 ding wacht" : `; ${state.pending} dingen wachten`;
    return { ...state, rooms: state.chats, heard: state.isHeard ? `${state.bot} luistert` : `${state.bot} luistert niet${rest}` };
  },
  gist: (message) => {
    let text = message.text;
    for (const each of message.entities.filter((one) => one.type === "spoiler")) text = text.slice(0, each.offset) + "▒".repeat(each.length) + text.slice(each.offset + each.length);
    return text;
  },
  source: (message) => message.text,
  body: (message) => [
    make("div", { className: "text" }, ...parts(message, 0, message.text.length)),
    ...message.buttons.map((row) => make("div", { className: "row" }, ...row.map((each) =>
      botButton(each.text, each.style ?? "", `${context().room.id}/${message.id}/${each.data}`, each.data === null, () => press(message, each.data))))),
  ],
  menu: (message) => (message.isBot ? [] : [{ label: "Meld met /meld", act: () => work(`menu/${message.id}`, () => send("post", { text: "/meld", replyTo: message.id }).then(refresh)) }]),
  commands: () => context().state.commands,
  post: (text, replyTo) => send("post", { text, replyTo }),
  edit: (message, text) => send("edit", { message: message.id, text }),
  remove: (message) => send("delete", { message: message.id }),
});
