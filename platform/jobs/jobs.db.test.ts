import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '#tools/testkit/world.ts';
import { Jobs } from './jobs.ts';

let world: World;
let jobs: Jobs;
const log: string[] = [];
const running = new Map<string, PromiseWithResolvers<void>>();

/** Lets a job go on that waits in the middle. */
const release = (name: string) => running.get(name)?.resolve();
const until = (line: string) => expect.poll(() => log, { timeout: 5000 }).toContain(line);

async function work({ name }: { name: string }): Promise<void> {
  log.push(`${name} 开始`);
  const gate = Promise.withResolvers<void>();
  running.set(name, gate);
  await gate.promise;
  log.push(`${name} 结束`);
}

beforeAll(async () => {
  world = await openWorld();
  jobs = new Jobs(world.server.services.database.pool, pino({ level: 'silent' }));
  jobs.define<{ name: string }>({ name: 'test.short', atOnce: 2, run: work });
  await jobs.start();
});
afterAll(async () => {
  for (const gate of running.values()) gate.resolve();
  await jobs.stop();
  await world.close();
});

const send = (name: string, group: string) =>
  jobs.send(world.server.services.database.db, 'test.short', { name }, group);

it('同一组的任务按先后一个一个做；别的组不用等它', async () => {
  await send('甲组一', '甲');
  await until('甲组一 开始');
  await send('甲组二', '甲');
  await send('乙组', '乙');
  await until('乙组 开始');
  expect(log).not.toContain('甲组二 开始');
  release('甲组一');
  await until('甲组二 开始');
  expect(log.indexOf('甲组一 结束')).toBeLessThan(log.indexOf('甲组二 开始'));
  release('甲组二');
  release('乙组');
  await until('乙组 结束');
});
