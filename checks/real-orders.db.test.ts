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
  /** Orders without a first day (mostly denied or withdrawn), name or title, and groups that ask twice for the same. */
  refused: 2469,
  taken: 6767,
  takenAsked: 0,
};

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

  it('导入', async () => {
    const asked = await uploaded();
    expect(asked.status).toBe('needsMapping');
    let t = performance.now();
    await clerk.call(exchange.setMapping, { batchId: asked.id, mapping });
    const b = await settled(asked.id);
    console.log(b.status, b.problem, b.counts, performance.now() - t);
    const { rows: codes } = await world.owner.query(`SELECT p->>'column' c, p->>'code' code, count(*) FROM import_row, jsonb_array_elements(problems) p GROUP BY 1,2`);
    console.log(codes, rows.length, rows.reduce((s, r) => s + Number(r.nbr_workers_requested), 0));
    t = performance.now();
    await clerk.call(exchange.commitBatch, { batchId: asked.id, mode: 'good' });
    console.log((await settled(asked.id)).counts, performance.now() - t);
    console.log((await world.owner.query('SELECT count(*), sum(headcount) FROM post')).rows, (await world.owner.query('SELECT count(*) FROM enterprise')).rows);
    const again = await uploaded();
    console.log(again.status, again.counts);
    await clerk.call(exchange.commitBatch, { batchId: again.id, mode: 'good' });
    console.log((await settled(again.id)).counts);
  });
});
