import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '#apps/server/clean-up.ts';
import { startServer } from '#apps/server/server.ts';
import { loadSecrets } from '#platform/personal/secrets.ts';
import { databaseUrl, dropDatabase, testLogin } from '#tools/testkit/template.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { exchangeModule } from './index.ts';
import { commitBatchJob } from './jobs/commit-batch.ts';
import { kindCases, tableOf } from './test-kinds.ts';
import {
  commit,
  errorFile,
  fileOf,
  jobOf,
  ledgerDigest,
  problemsOf,
  settled,
  upload,
} from './test-fixture.ts';

const people = kindCases.find(({ kind }) => kind === 'person') as (typeof kindCases)[number];
const peopleFile = () => fileOf(tableOf(people));

let world: World;
let clerk: Caller;
let sibling: Caller;

beforeAll(async () => {
  world = await openWorld();
  [clerk, sibling] = [await world.signIn('luxian'), await world.signIn('hejiang')];
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query('TRUNCATE person, enterprise, import_mapping CASCADE');
});

const preview = async () => (await upload(clerk, 'person', peopleFile())).id;
const setStatus = (batchId: string, status: string) =>
  world.owner.query('UPDATE import_batch SET status = $2 WHERE id = $1', [batchId, status]);
async function count(table: string): Promise<number> {
  const { rows } = await world.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? 0;
}

/** Holds the batch's own lock, so that its job waits; gives the lock back. */
async function holdJob(batchId: string): Promise<() => Promise<void>> {
  const client = await world.owner.connect();
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`import:${batchId}`]);
  return async () => {
    await client.query('SELECT pg_advisory_unlock_all()');
    client.release();
  };
}
async function waitingBackend(): Promise<number> {
  for (;;) {
    const { rows } = await world.owner.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rows[0]) return rows[0].pid;
    await setTimeout(50);
  }
}

describe('同一份导入只写一次', () => {
  it('连点两次“全部导入”，第二次被告知已在进行，只导入一遍', async () => {
    const batchId = await preview();
    const clicks = [1, 2].map(() => clerk.call(contract.commitBatch, { batchId, mode: 'all' }));
    const answers = await Promise.allSettled(clicks);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ problem: { code: 'exchange.wrongStatus' } });
    expect(await settled(clerk, batchId)).toMatchObject({ status: 'committed', counts: { created: 3 } });
    expect(await count('person')).toBe(3);
  });

  it('网络断了重发同一次点击，得到同一个答复', async () => {
    const batchId = await preview();
    const click = () =>
      clerk.call(contract.commitBatch, { batchId, mode: 'all' }, { idempotencyKey: 'click-00000001' });
    expect(await click()).toEqual(await click());
    expect((await settled(clerk, batchId)).counts?.created).toBe(3);
  });

  it('两台服务器同时领到同一个任务，只写一遍', async () => {
    const batchId = await preview();
    await setStatus(batchId, 'committing');
    const context = await jobOf(world, batchId);
    const { signal } = new AbortController();
    await Promise.all([1, 2].map(() => commitBatchJob(context, batchId, signal, 'all')));
    expect(await settled(clerk, batchId)).toMatchObject({ status: 'committed', counts: { created: 3 } });
    expect(await count('person')).toBe(3);
  });
});

describe('做到一半停下', () => {
  it('任务中途被停止的服务器放下：什么也没写；再次运行写完', async () => {
    const batchId = await preview();
    await setStatus(batchId, 'committing');
    const before = await ledgerDigest(world);
    const context = await jobOf(world, batchId);
    await expect(commitBatchJob(context, batchId, AbortSignal.abort(), 'all')).rejects.toThrow();
    expect(await ledgerDigest(world)).toBe(before);
    await commitBatchJob(context, batchId, new AbortController().signal, 'all');
    expect((await settled(clerk, batchId)).status).toBe('committed');
    expect(await count('person')).toBe(3);
  });

  it('上传后服务器重启，新的服务器接着读完', async () => {
    const other = await openWorld();
    const caller = await other.signIn('luxian');
    const { batchId } = await caller.upload(contract.uploadFile, { kind: 'person' }, peopleFile());
    const { config } = other.server.services;
    await other.server.stop();
    const database = new URL(other.ownerUrl).pathname.slice(1);
    const url = databaseUrl(other.ownerUrl, database, testLogin);
    const again = await startServer(config, await loadSecrets(config.home), url);
    const statusOf = async () => {
      const { rows } = await other.owner.query<{ status: string }>(
        'SELECT status FROM import_batch WHERE id = $1',
        [batchId],
      );
      return rows[0]?.status;
    };
    await expect.poll(statusOf, { timeout: 20_000 }).toBe('previewed');
    await again.stop();
    await other.owner.end();
    await dropDatabase(other.ownerUrl.replace(database, 'postgres'), database);
  });

  it('用户停止导入：回到核对，台账不动；之后可以再导入', async () => {
    const batchId = await preview();
    const release = await holdJob(batchId);
    await clerk.call(contract.commitBatch, { batchId, mode: 'all' });
    await waitingBackend();
    await clerk.call(contract.cancelBatch, { batchId });
    await release();
    expect(await settled(clerk, batchId)).toMatchObject({ status: 'previewed', canCommitAll: true });
    await setTimeout(300);
    expect(await count('person')).toBe(0);
    expect((await commit(clerk, batchId)).counts?.created).toBe(3);
  });

  it('数据库中断了任务：没有写入任何数据，用户看到原因，可以再试', async () => {
    const batchId = await preview();
    const release = await holdJob(batchId);
    await clerk.call(contract.commitBatch, { batchId, mode: 'all' });
    await world.owner.query('SELECT pg_cancel_backend($1)', [await waitingBackend()]);
    const failed = await settled(clerk, batchId);
    await release();
    expect(failed).toMatchObject({
      status: 'previewed',
      problem: expect.stringContaining('没有写入任何数据'),
    });
    expect(await count('person')).toBe(0);
    expect((await commit(clerk, batchId)).counts?.created).toBe(3);
  });

  it('放弃一份数据：预览的行和上传的文件都删掉', async () => {
    const batchId = await preview();
    await clerk.call(contract.cancelBatch, { batchId });
    expect((await clerk.call(contract.getBatch, { batchId })).status).toBe('cancelled');
    const { rows } = await world.owner.query(
      `SELECT (SELECT count(*)::int FROM import_row WHERE batch_id = b.id) AS rows, length(f.content) AS bytes
       FROM import_batch b JOIN stored_file f ON f.id = b.file_id WHERE b.id = $1`,
      [batchId],
    );
    expect(rows).toEqual([{ rows: 0, bytes: 0 }]);
  });
});

it('过了保留期限：文件和明细删掉，导入的内容和记录还在，不能再撤销；没导入的算放弃', async () => {
  const [done, open] = [await preview(), await preview()];
  await commit(clerk, done);
  await world.owner.query(`UPDATE import_batch SET created_at = now() - interval '400 days'`);
  await world.owner.query(`UPDATE stored_file SET created_at = now() - interval '400 days'`);
  await cleanUp(world.server.services, [exchangeModule]);
  expect(await clerk.call(contract.getBatch, { batchId: done })).toMatchObject({
    status: 'committed',
    isKept: false,
    canUndo: false,
    counts: { created: 3 },
  });
  await expect(clerk.call(contract.undoBatch, { batchId: done })).rejects.toMatchObject({
    problem: { code: 'exchange.notKept' },
  });
  expect((await clerk.call(contract.getBatch, { batchId: open })).status).toBe('cancelled');
  expect(await count('person')).toBe(3);
  expect(await count('import_row')).toBe(0);
});

describe('核对之后台账变了', () => {
  /** The sibling county registers the first person of the list meanwhile. */
  async function registerElsewhere(): Promise<void> {
    const [header = [], first = []] = tableOf(people);
    const { rows } = await world.owner.query<{ code: string }>(
      `SELECT code FROM region WHERE code LIKE '510522%' AND level = 'village' ORDER BY code LIMIT 1`,
    );
    const at = header.indexOf('所在村（社区）');
    const row = first.map((cell, index) => (index === at ? (rows[0]?.code ?? '') : cell));
    const { id } = await upload(sibling, 'person', fileOf([header, row]));
    expect((await commit(sibling, id)).counts?.created).toBe(1);
  }

  it('全部导入：一行也不写，退回核对并指出是哪一行；改为只导入正确的行', async () => {
    const batchId = await preview();
    await registerElsewhere();
    const before = await ledgerDigest(world);
    const back = await commit(clerk, batchId, 'all');
    expect(back).toMatchObject({ status: 'previewed', counts: { total: 3, good: 2, bad: 1 } });
    expect(back.problem).toContain('台账有变化，1 行');
    expect(await ledgerDigest(world)).toBe(before);
    expect(await problemsOf(clerk, batchId)).toEqual([[2, 'idCard', expect.stringMatching(/./)]]);
    expect((await errorFile(clerk, batchId)).red).toContain('B2');
    expect((await commit(clerk, batchId, 'good')).counts).toMatchObject({ created: 2, bad: 1 });
    expect(await count('person')).toBe(3);
  });

  it('只导入正确的行：新出现的问题行跳过，并计入未导入', async () => {
    const rows = tableOf(people, { row: 2, at: 2, value: '12' });
    const { id } = await upload(clerk, 'person', fileOf(rows));
    await registerElsewhere();
    const done = await commit(clerk, id, 'good');
    expect(done).toMatchObject({ status: 'committed', counts: { created: 1, bad: 2 } });
  });
});
