import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { AuditSealer } from '#modules/audit/server/index.ts';
import type { Config } from '#platform/config.ts';
import { createPool } from '#platform/db/pool.ts';
import { DatabaseSession } from '#platform/db/session.ts';
import { buildApp } from '#platform/http/app.ts';
import { CityRegistry } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import type { Secrets } from '#platform/personal/secrets.ts';
import { defineCleanUp, scheduleCleanUp } from './clean-up.ts';
import { modules } from './modules.ts';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

export interface RunningServer {
  app: FastifyInstance;
  services: Services;
  url: string;
  stop(): Promise<void>;
}

/** Wires the platform and the modules together and listens. `serverUrl` is the server's own role. */
export async function startServer(
  config: Config,
  secrets: Secrets,
  serverUrl: string,
): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const database = new DatabaseSession(createPool(serverUrl));
  const keys = { dataKey: config.dataKey ?? secrets.dataKey, indexKey: config.indexKey ?? secrets.indexKey };
  const services: Services = {
    config,
    database,
    cities: new CityRegistry(database),
    cipher: new PersonalCipher(keys, config.cipher),
    jobs: new Jobs(database.pool, log),
    log,
  };
  for (const module of modules) module.defineJobs?.(services);
  defineCleanUp(services, modules);
  let isReady = false;
  const app = await buildApp(services, {
    modules,
    webRoot: join(root, 'apps/web/dist'),
    version,
    async isReady() {
      if (isReady) await database.pool.query('SELECT 1');
      return isReady;
    },
  });
  const sealer = new AuditSealer(database, (error) => log.error({ error: error.message }, 'audit sealing'));
  sealer.start();
  await services.jobs.start();
  await scheduleCleanUp(services);
  for (const { job, cron } of modules.flatMap(({ schedules = [] }) => schedules))
    await services.jobs.schedule(job, cron);
  await app.listen({ host: config.host, port: config.port });
  isReady = true;
  return {
    app,
    services,
    url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${(app.server.address() as AddressInfo).port}`,
    async stop() {
      isReady = false;
      await app.close();
      await services.jobs.stop();
      for (const module of modules) await module.stop?.(services);
      await sealer.stop();
      await database.close();
    },
  };
}
