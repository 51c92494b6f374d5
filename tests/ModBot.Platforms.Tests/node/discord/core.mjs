// The same on the smaller libraries under discord.js: @discordjs/ws with zlib-stream, @discordjs/rest and @discordjs/core, with messages of components V2.
import { Client, ComponentType, GatewayDispatchEvents, GatewayIntentBits, MessageFlags } from "@discordjs/core";
import { REST } from "@discordjs/rest";
import { CompressionMethod, WebSocketManager } from "@discordjs/ws";

const { DISCORD_API, DISCORD_TOKEN } = process.env;
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const rest = new REST({ version: "10", api: DISCORD_API }).setToken(DISCORD_TOKEN);
const gateway = new WebSocketManager({
  token: DISCORD_TOKEN,
  intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.MessageContent,
  rest,
  compression: CompressionMethod.ZlibNative,
});
const client = new Client({ rest, gateway });

client.on(GatewayDispatchEvents.Ready, ({ data }) => say("ready", { session: data.session_id }));
client.on(GatewayDispatchEvents.Resumed, () => say("resumed"));
client.on(GatewayDispatchEvents.MessageCreate, async ({ data: message, api }) => {
  if (message.author.bot) return;
  say("message", { text: message.content });
  const components = [{
    type: ComponentType.Container,
    spoiler: true,
    components: [
      { type: ComponentType.TextDisplay, content: message.content },
      { type: ComponentType.ActionRow, components: [{ type: ComponentType.Button, style: 1, label: "Gezien", custom_id: "seen" }] },
    ],
  }];
  const posted = await api.channels.createMessage(message.channel_id, { components, flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } });
  say("posted", { read: (await api.channels.getMessage(message.channel_id, posted.id)).components[0].type });
});
client.on(GatewayDispatchEvents.InteractionCreate, async ({ data: press, api }) => {
  await api.interactions.updateMessage(press.id, press.token, { components: [{ type: ComponentType.TextDisplay, content: "Klaar." }], flags: MessageFlags.IsComponentsV2 });
  say("pressed", { by: press.member.user.username });
});

process.stdin.once("data", () => gateway.destroy().then(() => process.exit(0)));
await gateway.connect();
