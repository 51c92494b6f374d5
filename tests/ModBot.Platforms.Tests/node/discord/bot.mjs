// A small bot on discord.js. It is moved by what members do on the stand-in, and says what it saw as one JSON object a line.
// Environment: DISCORD_API, such as http://127.0.0.1:5000/api; DISCORD_TOKEN; DESK, the channel for prompts.
import {
  ActionRowBuilder, ApplicationCommandType, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, LabelBuilder, MessageFlags, ModalBuilder, Partials, TextInputBuilder, TextInputStyle,
} from "discord.js";

const { DISCORD_API, DISCORD_TOKEN, DESK } = process.env;
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages, GatewayIntentBits.MessageContent],
  partials: [Partials.Channel, Partials.Message],
  allowedMentions: { parse: [] },
  rest: { api: DISCORD_API, version: "10" },
});

const button = (id, label, style) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);

async function prompt(message) {
  const row = new ActionRowBuilder().addComponents(button("seen", "Gezien", ButtonStyle.Primary), button("why", "Reden", ButtonStyle.Secondary), button("info", "Uitleg", ButtonStyle.Secondary));
  const desk = await client.channels.fetch(DESK);
  await desk.send({ content: `${message.author.username}: ||${message.content}||`, components: [row], flags: MessageFlags.SuppressEmbeds });
}

const wishes = {
  vraag: prompt,
  tweemaal: async (message) => {
    const reply = () => message.reply({ content: "Eén keer.", nonce: "sleutel-1", enforceNonce: true });
    const [one, two] = [await reply(), await reply()];
    say("twice", { same: one.id === two.id });
  },
  weg: async (message) => message.client.rest.delete(`/channels/${message.channelId}/messages/${message.id}`, { reason: "Niet oké, één keer" }),
  stil: async (message) => {
    const member = await message.guild.members.fetch(message.author.id);
    await member.timeout(60_000, "Even rust");
  },
  druk: async (message) => {
    await message.channel.send("Na het wachten.");
    say("waited");
  },
  prive: async (message) => message.author.send("Alleen voor jou.").then(() => say("private"), (error) => say("closed", { code: error.code })),
  fout: async (message) => message.channel.send("x".repeat(2001)).catch((error) => say("invalid", { code: error.code, path: Object.keys(error.rawError.errors).join() })),
  lees: async (message) => {
    const page = await message.channel.messages.fetch({ limit: 2 });
    say("page", { newest: page.first().content, size: page.size });
  },
};

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot) return;
  say("message", { text: message.content, guild: message.guild?.name ?? null });
  await wishes[message.content.split(" ")[0]]?.(message);
});
client.on(Events.MessageUpdate, (_, message) => say("edited", { text: message.content, edited: message.editedTimestamp !== null }));
client.on(Events.MessageDelete, (message) => say("deleted", { id: message.id }));

const answers = {
  seen: (press) => press.update({ content: `Gezien door ${press.user.username}`, components: [] }),
  why: (press) => press.showModal(new ModalBuilder().setCustomId("why-form").setTitle("Reden").addLabelComponents(
    new LabelBuilder().setLabel("Waarom?").setTextInputComponent(new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Paragraph).setMaxLength(200).setValue("omdat")))),
  info: (press) => press.reply({ content: "Dit ziet niemand anders.", flags: MessageFlags.Ephemeral }),
  "why-form": async (form) => {
    say("form", { text: form.fields.getTextInputValue("text"), moderator: form.memberPermissions.has("ManageMessages") });
    await form.deferUpdate();
    await form.editReply({ content: "Bewaard.", components: [] });
    await form.followUp({ content: "Dank je.", flags: MessageFlags.Ephemeral });
  },
  hulp: async (command) => {
    await command.deferReply({ flags: MessageFlags.Ephemeral });
    await command.editReply(`Hulp over ${command.options.getString("over")}`);
  },
  Melden: (command) => command.reply({ content: `Gemeld: ${command.targetMessage.content}`, flags: MessageFlags.Ephemeral, withResponse: true }).then((done) => say("reported", { ephemeral: done.interaction.responseMessageEphemeral })),
};
client.on(Events.InteractionCreate, (interaction) => answers[interaction.customId ?? interaction.commandName]?.(interaction));

client.on(Events.ShardReconnecting, () => say("reconnecting"));
client.on(Events.ShardResume, (shard, replayed) => say("resumed", { replayed }));
client.on(Events.ShardReady, () => say("shard ready"));
client.on(Events.ShardDisconnect, (event) => say("disconnected", { code: event.code }));
client.on(Events.Error, (error) => say("error", { message: error.message }));
client.rest.on("rateLimited", (info) => say("limited", { scope: info.scope, global: info.global }));

client.once(Events.ClientReady, async () => {
  const commands = await client.application.commands.set([
    { name: "hulp", description: "Waar je hulp vindt", options: [{ type: 3, name: "over", description: "Waarover", required: true }] },
    { name: "Melden", type: ApplicationCommandType.Message },
  ]);
  say("ready", { guilds: client.guilds.cache.size, channels: client.channels.cache.size, commands: commands.size, shards: client.ws.shards.size });
});

process.stdin.once("data", () => client.destroy().then(() => process.exit(0)));
try {
  await client.login(DISCORD_TOKEN);
} catch (error) {
  say("refused", { message: error.message });
  process.exit(0);
}
