// The server under measurement, in a process of its own: its memory is its own, and so is its processor time.
import { startServer } from '#apps/server/server.ts';
import { readConfig } from '#platform/config.ts';
import { benchSecrets } from './levels.ts';

const { DATABASE_URL: url = '', GONGQIAO_HOME: home } = process.env;
const config = {
  ...readConfig({ GONGQIAO_HOME: home, PORT: '0', GONGQIAO_LOG: 'error' }),
  requestsPerMinute: 10_000_000,
  signInsPerMinute: 10_000_000,
};
const secrets = { ...benchSecrets, ownerPassword: '', serverPassword: '' };
const server = await startServer(config, secrets, url);
process.send?.({ url: server.url });
process.once('message', async () => {
  await server.stop();
  process.disconnect?.();
});
