// One story with node-telegram-bot-api, which sends forms instead of JSON: poll, ask with buttons, press, 429 that it retries by itself;
// then a webhook with a secret whose first delivery fails. What was seen comes out as one line of JSON.
import { Bot, InlineKeyboardBuilder } from "node-telegram-bot-api";
import { createWebhookServer } from "node-telegram-bot-api/node";

const { API_ROOT: apiRoot, BOT_TOKEN: token } = process.env;
const seen = { errors: [], texts: [] };
const secret = "een-geheim_1";

const polling = new Bot(token, { apiRoot });
polling.on("message", async (ctx) => {
  const { text, chat, message_id } = ctx.message;
  if (text === "webhook") return polling.stop();
  await polling.api.sendMessage({
    chat_id: chat.id,
    text: `Over: ${text}`,
    entities: [{ type: "spoiler", offset: 6, length: text.length }],
    reply_parameters: { message_id },
    reply_markup: new InlineKeyboardBuilder().text("Ja", "yes").text("Nee", "no").build(),
    disable_notification: true,
  });
});
polling.on("callback_query", async (ctx) => {
  const { id, message, data } = ctx.callbackQuery;
  await polling.api.answerCallbackQuery({ callback_query_id: id, text: data, show_alert: true });
  await polling.api.editMessageText({ chat_id: message.chat.id, message_id: message.message_id, text: `Gekozen: ${data}` });
  await polling.api.editMessageText({ chat_id: message.chat.id, message_id: message.message_id, text: `Gekozen: ${data}` }).catch((error) => {
    seen.again = error.message;
  });
});
polling.catch((error) => seen.errors.push(String(error)));
seen.me = (await polling.api.getMe()).username;
await polling.startPolling();

const hooked = new Bot(token, { apiRoot });
const finished = Promise.withResolvers?.() ?? {};
if (!finished.promise) finished.promise = new Promise((resolve) => { finished.resolve = resolve; });
hooked.on("message", async (ctx) => {
  seen.texts.push(ctx.message.text);
  if (seen.texts.length === 1) throw new Error("not this time");
  if (ctx.message.text === "klaar") finished.resolve();
});
hooked.catch((error) => { throw error; });
const server = createWebhookServer(hooked, { path: "/hook", secretToken: secret });
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
await hooked.api.setWebhook({ url: `http://127.0.0.1:${server.address().port}/hook`, secret_token: secret, allowed_updates: ["message"], drop_pending_updates: true });
await finished.promise;
seen.pendingError = (await hooked.api.getWebhookInfo()).last_error_message;
await hooked.api.deleteWebhook();
server.close();
console.log(JSON.stringify(seen));
process.exit(0);
