import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SheetSpec } from './columns.ts';
import { cellValue } from './cell-format.ts';
import { normaliseCell } from './normalise.ts';
import { readAll, spec } from './test-fixtures.ts';
import { validateRows } from './validate.ts';
import { exportSheet } from './write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterAll(() => rm(folder, { recursive: true }));

const record = {
  unit: '兴达机械',
  post: '焊工',
  count: 12,
  pay: 450_050n,
  startOn: '2018-03-01',
  month: '2018-03',
  isShift: true,
  education: '20',
  phone: '0830-1234567',
  idCard: '999999199001010016',
};
const content = { title: '用工清单', unit: '人', asOf: '2018-03-25', columns: spec.columns, rows: [record] };

it('导出的表有标题、单位和截至日期、冻结筛选的表头；日期、金额、人数是真的日期和数，证件号是文本', async () => {
  const path = join(folder, 'a.xlsx');
  expect(await exportSheet(content, { path })).toBe(1);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  expect(sheet?.getCell('A1').text).toBe('用工清单');
  expect(sheet?.getCell('A2').text).toBe('单位：人　　数据截至 2018-03-25');
  expect(sheet?.getRow(4).values).toEqual([
    undefined,
    '兴达机械',
    '焊工',
    12,
    4500.5,
    new Date('2018-03-01T00:00:00Z'),
    '2018-03',
    '是',
    '初中',
    '0830-1234567',
    '999999199001010016',
  ]);
  expect([3, 4, 5, 10].map((at) => sheet?.getCell(4, at).numFmt)).toEqual(['0', '0.00', 'yyyy-mm-dd', '@']);
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  expect(sheet?.autoFilter).toBe('A3:J4');
});

it('导出的文件能再导入，内容不变', async () => {
  const stream = new PassThrough();
  const [file] = await Promise.all([buffer(stream), exportSheet(content, { stream })]);
  const [row] = validateRows(await readAll(file), spec);
  expect(row).toMatchObject({ row: 4, problems: [], record: { ...record, pay: 450_050 } });
});

it('任意日期和金额写进单元格再读出来，一天一分不差', () => {
  const typed = (type: 'date' | 'money') =>
    spec.columns.find((column) => column.type === type) ?? { key: 'x', label: 'x', type };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.integer({ min: -999_999_999_99, max: 999_999_999_99 }),
      (days, fen) => {
        const date = Temporal.PlainDate.from('1930-01-01').add({ days }).toString();
        expect(normaliseCell(cellValue(date, 'date'), typed('date'))).toEqual({ value: date });
        expect(normaliseCell(cellValue(fen, 'money'), typed('money'))).toEqual({ value: fen });
        expect(cellValue(BigInt(fen), 'money')).toBe(cellValue(fen, 'money'));
      },
    ),
  );
});

it('以 = + - @ 开头的文字、公式样子的对象和不可见控制字符都只是文字', async () => {
  const columns: SheetSpec['columns'] = [{ key: 'a', label: '内容', type: 'text' }];
  const path = join(folder, 'b.xlsx');
  const texts = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', 'a\u0000b\u0008c', '长'.repeat(40_000)];
  await exportSheet(
    { ...content, columns, rows: [...texts.map((a) => ({ a })), { a: { formula: '1+1' } }] },
    { path },
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(await readFile(path)).buffer);
  const cells = Array.from({ length: 7 }, (_, at) => book.worksheets[0]?.getCell(at + 4, 1));
  expect(cells.map((cell) => cell?.type)).toEqual(cells.map(() => ExcelJS.ValueType.String));
  expect(cells.slice(0, 5).map((cell) => [cell?.value, cell?.numFmt])).toEqual(
    [...texts.slice(0, 4), 'abc'].map((text) => [text, '@']),
  );
  expect(String(cells[5]?.value)).toHaveLength(32_767);
});

it('数据出错、目录不存在、对方断线时导出失败而不是挂住', async () => {
  async function* broken(): AsyncGenerator<object> {
    yield record;
    throw new Error('database gone');
  }
  await expect(exportSheet({ ...content, rows: broken() }, { path: join(folder, 'c.xlsx') })).rejects.toThrow(
    'database gone',
  );
  await expect(exportSheet(content, { path: join(folder, 'no', 'd.xlsx') })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
  const many = Array.from({ length: 5000 }, () => record);
  await expect(exportSheet({ ...content, rows: many }, { stream: gone })).rejects.toThrow('gone');
});
