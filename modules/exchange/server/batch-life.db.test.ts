import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '#tools/testkit/world.ts';
import * as contract from '../contract/operations.ts';
import { kindCases, tableOf } from './test-kinds.ts';
import {
  commit,
  errorFile,
  fileOf,
  ledgerDigest,
  ledgerLines,
  problemsOf,
  rowsOf,
  undo,
  upload,
} from './test-fixture.ts';

let world: World;
let clerk: Caller;

beforeAll(async () => {
  world = await openWorld();
  clerk = await world.signIn('luxian');
});
afterAll(() => world.close());

// In the order of the file: insurance months need the people and enterprises of the lists before it.
describe.each(kindCases)('导入的一生：$kind', (one) => {
  const { kind, wrong } = one;
  const good = () => fileOf(tableOf(one));

  it('模板填好就能上传，列名都认得', async () => {
    const book = XLSX.read(await clerk.download(contract.downloadTemplate, { kind }));
    const name = book.SheetNames[0] ?? '';
    const sheet = book.Sheets[name] ?? {};
    const headers = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[1] ?? [];
    const cellOf = (header: string) => one.rows[0]?.[one.header.indexOf(header.replace('*', ''))] ?? null;
    XLSX.utils.sheet_add_aoa(sheet, [headers.map(cellOf)], { origin: 'A3' });
    const content = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const batch = await upload(clerk, kind, { name: '模板.xlsx', content });
    expect(batch).toMatchObject({ status: 'previewed', counts: { total: 1, good: 1, bad: 0 } });
    await clerk.call(contract.cancelBatch, { batchId: batch.id });
  });

  it('一行有错：指到单元格，不能全部导入，台账不动；错误说明写回用户自己的文件，错的单元格标红', async () => {
    const before = await ledgerDigest(world);
    const file = fileOf(tableOf(one, { row: 2, at: wrong.at, value: wrong.value }));
    const batch = await upload(clerk, kind, file);
    expect(batch).toMatchObject({ status: 'previewed', counts: { total: 3, good: 2, bad: 1 } });
    expect(batch).toMatchObject({ canCommitAll: false, canCommitGood: true, canUndo: false });
    expect(await problemsOf(clerk, batch.id)).toEqual([
      [4, wrong.column, expect.stringMatching(wrong.sentence)],
    ]);
    await expect(clerk.call(contract.commitBatch, { batchId: batch.id, mode: 'all' })).rejects.toMatchObject({
      problem: { code: 'exchange.hasProblems' },
    });
    expect(await ledgerDigest(world)).toBe(before);

    const { texts, red, content } = await errorFile(clerk, batch.id);
    expect(red).toContain(wrong.address);
    expect(texts[0]).toEqual([...one.header, '错误说明']);
    expect(texts[3]?.at(-1)).toMatch(wrong.sentence);
    expect(texts[3]?.[wrong.at]).toBe(String(wrong.value));
    expect(texts[1]?.at(-1)).toBe('');
    // The file with explanations is itself a file that can be handed in again.
    const again = await upload(clerk, kind, { name: '错误说明.xlsx', content });
    expect(again.counts).toMatchObject({ total: 3, good: 2, bad: 1 });
  });

  it('全部导入；再导一次无变化；改一格只更新一行；撤销回到原样', async () => {
    const empty = await ledgerLines(world, one.ledger);
    const first = await commit(clerk, (await upload(clerk, kind, good())).id);
    expect(first).toMatchObject({ status: 'committed', counts: { created: 3, updated: 0, unchanged: 0 } });
    const imported = await ledgerLines(world, one.ledger);
    expect(imported).not.toEqual(empty);
    const digest = await ledgerDigest(world);

    const second = await commit(clerk, (await upload(clerk, kind, good())).id);
    expect(second).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 3 }, canUndo: false });
    expect(await ledgerDigest(world)).toBe(digest);

    const change = fileOf(tableOf(one, { row: 0, ...one.change }));
    const third = await commit(clerk, (await upload(clerk, kind, change)).id);
    expect(third).toMatchObject({ counts: { created: 0, updated: 1, unchanged: 2 }, canUndo: true });
    expect(await ledgerLines(world, one.ledger)).not.toEqual(imported);

    expect(await undo(clerk, third.id)).toMatchObject({ status: 'undone', counts: { kept: 0 } });
    expect(await ledgerLines(world, one.ledger)).toEqual(imported);
    expect((await rowsOf(clerk, third.id)).map(({ outcome }) => outcome)).toEqual([
      '已撤销',
      '无变化',
      '无变化',
    ]);
  });

  it('只导入正确的行，有错的行不动台账', async () => {
    const before = await ledgerLines(world, one.ledger);
    const file = fileOf(tableOf(one, { row: 2, at: wrong.at, value: wrong.value }));
    const { id } = await upload(clerk, kind, file);
    const batch = await commit(clerk, id, 'good');
    expect(batch).toMatchObject({ status: 'committed', counts: { good: 2, bad: 1, unchanged: 2 } });
    expect((await rowsOf(clerk, id)).map(({ outcome }) => outcome)).toEqual(['无变化', '无变化', null]);
    expect(await ledgerLines(world, one.ledger)).toEqual(before);
  });
});

it('撤销时，已有参保月份的人保留下来并说明原因，其余的删除', async () => {
  const { rows } = await clerk.call(contract.listBatches, { kind: 'person' });
  const first = rows.find(({ counts }) => counts?.created === 3);
  const batch = await undo(clerk, first?.id ?? '');
  expect(batch).toMatchObject({ status: 'undone', counts: { kept: 2 } });
  const shown = await rowsOf(clerk, batch.id);
  expect(shown.map(({ outcome }) => outcome)).toEqual(['新增，未撤销', '新增，未撤销', '已撤销']);
  expect(shown[0]?.problems).toMatchObject([{ column: 'name', message: expect.stringMatching(/./) }]);
  expect((await world.owner.query('SELECT 1 FROM person')).rowCount).toBe(2);
});

it('每一份导入都记在操作日志里：上传、导入、撤销', async () => {
  const { rows } = await world.owner.query<{ action: string }>(
    `SELECT DISTINCT action FROM audit_entry WHERE subject = 'import_batch' ORDER BY 1`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['export', 'import', 'undoImport', 'upload']);
});

it('我的导入记录按时间列出，可按清单筛选', async () => {
  const all = await clerk.call(contract.listBatches, {});
  const people = await clerk.call(contract.listBatches, { kind: 'person' });
  expect(all.total).toBeGreaterThan(people.total);
  expect(new Set(people.rows.map(({ kindLabel }) => kindLabel))).toEqual(new Set(['人力资源供给清单']));
});
