// One word on discord.js: the least that a bot on it can do.
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { tell } from './told.ts';

const [api = '', token = ''] = process.argv.slice(2);
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand())
    await interaction.reply({ content: 'pong', flags: MessageFlags.Ephemeral });
});
client.once(Events.ClientReady, tell);
await client.login(token);
