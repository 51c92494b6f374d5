// One story with grammY: read, edit, ask with buttons, press, ask for a text, reply, delete, restrict; then 429 and a second poller.
// Whoever runs this plays the members; what was seen comes out as one line of JSON.
import { Api, Bot, GrammyError, InlineKeyboard } from "grammy";

const { API_ROOT: apiRoot, BOT_TOKEN: token } = process.env;
const bot = new Bot(token, { client: { apiRoot } });
const seen = { errors: [] };
let original;
let prompt;
let question;

async function handleReport(ctx) {
  original = ctx.message;
  const intro = "Nieuw bericht: ";
  const sent = await ctx.reply(intro + original.text, {
    entities: [{ type: "spoiler", offset: intro.length, length: original.text.length }],
    link_preview_options: { is_disabled: true },
    reply_markup: new InlineKeyboard().text("Schrijf antwoord", "write:1").row().text("Niets doen", "none:1"),
  });
  prompt = sent.message_id;
  seen.buttons = sent.reply_markup.inline_keyboard.flat().length;
}

async function handleAnswer(ctx) {
  seen.answer = ctx.message.text;
  await ctx.api.sendMessage(ctx.chat.id, ctx.message.text, { reply_parameters: { message_id: original.message_id } });
  await ctx.api.deleteMessage(ctx.chat.id, original.message_id);
  await ctx.api.restrictChatMember(ctx.chat.id, original.from.id, { can_send_messages: false }, { until_date: Math.floor(Date.now() / 1000) + 3600 });
  const member = await ctx.api.getChatMember(ctx.chat.id, original.from.id);
  seen.status = member.status;
  seen.administrators = (await ctx.api.getChatAdministrators(ctx.chat.id)).length;
}

async function handleTooMany(ctx) {
  try {
    await ctx.reply("te snel");
  } catch (error) {
    seen.retryAfter = error instanceof GrammyError ? error.parameters.retry_after : String(error);
  }
  await ctx.reply("na de pauze");
}

bot.on("message:text", async (ctx) => {
  if (ctx.message.text === "429") return handleTooMany(ctx);
  if (ctx.message.text === "409") return setTimeout(() => new Api(token, { apiRoot }).getUpdates({ timeout: 0 }).catch(() => {}), 300);
  if (question && ctx.message.reply_to_message?.message_id === question) return handleAnswer(ctx);
  if (!original) return handleReport(ctx);
});

bot.on("edited_message:text", async (ctx) => {
  seen.edited = ctx.editedMessage.text;
  await ctx.api.editMessageText(ctx.chat.id, prompt, `Bewerkt: ${ctx.editedMessage.text}`, { reply_markup: new InlineKeyboard().text("Schrijf antwoord", "write:2") });
});

bot.callbackQuery(/^write:/, async (ctx) => {
  await ctx.answerCallbackQuery({ text: "Typ je antwoord" });
  await ctx.editMessageText("Er wordt geantwoord");
  const sent = await ctx.reply("Wat wil je antwoorden?", { reply_markup: { force_reply: true, selective: true, input_field_placeholder: "Je antwoord" } });
  question = sent.message_id;
  seen.presser = ctx.from.id;
});

bot.catch(({ error }) => seen.errors.push(String(error)));

await bot.api.setMyCommands([{ command: "meld", description: "Meld een bericht" }], { language_code: "nl" });
seen.commands = (await bot.api.getMyCommands({ language_code: "nl" })).length;
try {
  await bot.start({ allowed_updates: ["message", "edited_message", "callback_query"] });
} catch (error) {
  seen.conflict = error instanceof GrammyError ? error.error_code : String(error);
}
console.log(JSON.stringify(seen));
