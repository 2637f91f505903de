import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as exchange from '#modules/exchange/contract/operations.ts';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';

const folder = process.env.GONGQIAO_DATA;
if (!folder) console.log('没有设置 GONGQIAO_DATA：略去真实订单的导入测试。');

/**
 * Real orders of another country's seasonal-work scheme, as demand. What the file says is mapped, what it does not say
 * is one value for every row, so that nothing is passed off as something else:
 * - occupation: the file's codes are of another classification, so "not elsewhere classified";
 * - skills: it only says how many months of experience are asked for, which is no skill;
 * - pay: it is in US dollars an hour. As yuan a month it would be a false figure, and the import converts neither unit
 *   nor currency; one yuan, which nobody takes for a wage, stands for "not stated in yuan".
 */
const mapping = {
  enterpriseName: 'employer_name',
  postTitle: 'job_title',
  headcount: 'nbr_workers_requested',
  neededOn: 'certification_begin_date',
  hiringPlan: 'nature_of_temporary_need',
  occupation: { constant: '8-00-00-00' },
  skills: { constant: '原订单未说明' },
  payMin: { constant: '1' },
  payMax: { constant: '1' },
};

const orders = {
  total: 9236,
  asked: 191_762,
  refused: 2469,
  taken: 6767,
  takenAsked: 134_173,
  enterprises: 5353,
};
/** Why rows are refused, by column; an order without a first day was mostly denied or withdrawn. */
const reasons = [
  ['enterpriseName', 'duplicateKey', 610],
  ['enterpriseName', 'required', 3],
  ['headcount', 'belowMin', 2],
  ['neededOn', 'required', 1859],
  ['postTitle', 'required', 3],
];

interface Order {
  employer_name: string;
  job_title: string;
  nbr_workers_requested: string;
  certification_begin_date: string;
}

describe.skipIf(!folder)('真实订单 9,236 份，要人 191,762 名', () => {
  let world: World;
  let clerk: Caller;
  let content: Buffer;
  let rows: Order[];

  beforeAll(async () => {
    content = gunzipSync(readFileSync(join(folder ?? '', 'h2b/orders_fy2019.csv.gz')));
    const sheet = XLSX.read(content, { raw: true, type: 'buffer' }).Sheets.Sheet1 ?? {};
    rows = XLSX.utils.sheet_to_json<Order>(sheet, { raw: true, defval: '' });
    world = await openWorld();
    clerk = await world.signIn('jiangyang');
  });
  afterAll(() => world.close());

  async function settled(batchId: string) {
    for (;;) {
      const batch = await clerk.call(exchange.getBatch, { batchId });
      if (!batch.isWorking) return batch;
      await setTimeout(200);
    }
  }
  async function uploaded() {
    const file = { name: 'orders_fy2019.csv', content };
    const { batchId } = await clerk.upload(exchange.uploadFile, { kind: 'demand' }, file);
    return settled(batchId);
  }

  const askedIn = (some: Order[]) => some.reduce((sum, row) => sum + Number(row.nbr_workers_requested), 0);
  async function column<T>(query: string, values: unknown[] = []): Promise<T[]> {
    const { rows: found } = await world.owner.query<{ value: T }>(query, values);
    return found.map(({ value }) => value);
  }
  const ledger = () =>
    column<string>('SELECT md5(string_agg(p::text, $1 ORDER BY p.id)) AS value FROM post p', ['|']);

  it('列名都不认识：请用户指定一次；能收的行收下，不能收的行指到单元格说明原因', async () => {
    expect([rows.length, askedIn(rows)]).toEqual([orders.total, orders.asked]);
    const asked = await uploaded();
    expect(asked.status).toBe('needsMapping');
    expect(asked.headers).toContain('nbr_workers_requested');
    await clerk.call(exchange.setMapping, { batchId: asked.id, mapping });
    const { status, counts } = await settled(asked.id);
    expect(status).toBe('previewed');
    expect(counts).toMatchObject({ total: orders.total, good: orders.taken, bad: orders.refused });
    const found = await world.owner.query({
      text: `SELECT p ->> 'column', p ->> 'code', count(*)::int FROM import_row, jsonb_array_elements(problems) p
        GROUP BY 1, 2 ORDER BY 1, 2`,
      rowMode: 'array',
    });
    expect(found.rows).toEqual(reasons);
  });

  it('用户自己的文件里，每个不能收的行都写着原因', async () => {
    const [batch] = (await clerk.call(exchange.listBatches, {})).rows;
    const file = await clerk.download(exchange.downloadErrors, { batchId: batch?.id ?? '' });
    const sheet = Object.values(XLSX.read(file).Sheets)[0] ?? {};
    const returned = XLSX.utils.sheet_to_json<Order & { 错误说明: string }>(sheet, {
      raw: false,
      defval: '',
    });
    expect(returned).toHaveLength(orders.total);
    const explained = returned.filter((row) => row.错误说明);
    expect(explained).toHaveLength(orders.refused);
    const withoutDay = explained.filter((row) => row.错误说明.includes('请填写到岗时间'));
    expect(withoutDay).toHaveLength(1859);
    expect(withoutDay.every((row) => row.certification_begin_date === '')).toBe(true);
  });

  it('只导入正确的行：岗位数、要人数、企业数与文件一致', async () => {
    const [batch] = (await clerk.call(exchange.listBatches, {})).rows;
    await clerk.call(exchange.commitBatch, { batchId: batch?.id ?? '', mode: 'good' });
    const { counts } = await settled(batch?.id ?? '');
    expect(counts).toMatchObject({ created: orders.taken, updated: 0, unchanged: 0, bad: orders.refused });
    const taken = new Set(
      await column<number>('SELECT row_no AS value FROM import_row WHERE subject_id IS NOT NULL'),
    );
    // The header is the first row of the sheet.
    expect(askedIn(rows.filter((_, at) => taken.has(at + 2)))).toBe(orders.takenAsked);
    expect(await column('SELECT sum(headcount)::int AS value FROM post')).toEqual([orders.takenAsked]);
    expect(await column('SELECT count(*)::int AS value FROM post')).toEqual([orders.taken]);
    expect(await column('SELECT count(*)::int AS value FROM enterprise')).toEqual([orders.enterprises]);
  });

  it('同一份文件再上传：记得对应关系，不再询问，台账没有变化', async () => {
    const before = await ledger();
    const again = await uploaded();
    expect(again).toMatchObject({ status: 'previewed', counts: { good: orders.taken, bad: orders.refused } });
    await clerk.call(exchange.commitBatch, { batchId: again.id, mode: 'good' });
    const { counts } = await settled(again.id);
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: orders.taken });
    expect(await ledger()).toEqual(before);
  });
});
