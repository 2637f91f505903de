import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

const password = 'secret with / and 字';
let folder: string;
let dataDir: string;
const open: EmbeddedServer[] = [];
const helpers: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded '));
  dataDir = join(folder, 'pg');
});

afterEach(async () => {
  for (const helper of helpers.splice(0)) if (helper.exitCode === null) helper.kill('SIGKILL');
  for (const server of open.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, password });
  open.push(server);
  return server;
}

async function ask(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.ownerUrl);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Another process that starts the database, tells its port and keeps it. */
async function startElsewhere(): Promise<{ process: ChildProcess; port: number }> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const server = await startEmbedded(${JSON.stringify({ dataDir, password })});
    console.log(server.port);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  helpers.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { process: child, port: Number(line) };
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

// The programs are those of the dependencies; the other pass of the database tests would only repeat this.
describe.skipIf(process.env.GONGQIAO_TEST_DB === 'server')('内置数据库', () => {
  it('首次启动创建数据库，停止后再启动，数据仍在', async () => {
    const first = await start();
    await ask(first, "create table note as select '缺工' as text");
    await first.stop();
    const second = await start();
    expect(await ask(second, 'select text from note')).toEqual(['缺工']);
    const settings = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
    ];
    const shown = await ask(
      second,
      settings.map((name) => `select current_setting('${name}')`).join(' union all '),
    );
    expect(shown).toEqual(['on', 'on', 'on', 'on', '127.0.0.1']);
    expect(readdirSync(folder).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('服务进程被强制结束后再启动，已提交的数据仍在', async () => {
    const { process: owner } = await startElsewhere();
    const joined = await start();
    await ask(joined, 'create table note as select 1 as n');
    owner.kill('SIGKILL');
    expect(await ask(await start(), 'select n from note')).toEqual([1]);
  });

  it('数据库进程被强制结束后再启动，已提交的数据仍在', async () => {
    await ask(await start(), 'create table note as select 1 as n');
    process.kill(postmasterPid(), 'SIGKILL');
    expect(await ask(await start(), 'select n from note')).toEqual([1]);
  });

  it('第二个进程使用已在运行的数据库，并且不会把它停掉', async () => {
    const { port } = await startElsewhere();
    const joined = await startEmbedded({ dataDir, password });
    expect(joined.port).toBe(port);
    await joined.stop();
    expect(await ask(joined, 'select 1')).toEqual([1]);
  });

  it('两个进程同时首次启动，得到同一个数据库', async () => {
    const [one, two] = await Promise.all([startElsewhere(), startElsewhere()]);
    expect(one.port).toBe(two.port);
    expect(readdirSync(folder).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('上次创建到一半被中断，重新创建并清掉残留', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(`${dataDir}.tmp-${pid}/base`, { recursive: true });
    writeFileSync(`${dataDir}.tmp-${pid}.pw`, 'old');
    expect(await ask(await start(), 'select 1')).toEqual([1]);
    expect(readdirSync(folder).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('锁文件里的进程号已属于别的程序，照常启动', async () => {
    await (await start()).stop();
    writeFileSync(
      join(dataDir, 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready   \n`,
    );
    expect(await ask(await start(), 'select 1')).toEqual([1]);
  });

  it('口令与创建时不同，说明原因并停掉数据库', async () => {
    await (await start()).stop();
    await expect(startEmbedded({ dataDir, password: 'other' })).rejects.toThrow('口令不符');
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('目录里有别的文件，说明原因并保留那些文件', async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, '名单.txt'), '保留');
    await expect(start()).rejects.toThrow('有别的文件');
    expect(readdirSync(folder)).toEqual(['pg']);
    expect(readFileSync(join(dataDir, '名单.txt'), 'utf8')).toBe('保留');
  });

  it('数据库起不来，错误里有日志的最后几行', async () => {
    const settings = { shared_buffers: '0' };
    await expect(startEmbedded({ dataDir, password, settings })).rejects.toThrow(
      /没有启动[\s\S]*shared_buffers/,
    );
  });
});
