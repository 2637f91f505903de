import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellProblem } from './columns.ts';
import { writeErrorFile } from './error-file.ts';
import { wrongFill } from './error-marks.ts';
import { buildTemplate } from './template.ts';
import { goodRow, headers, readAll, spec, toGb18030, workbook } from './test-fixtures.ts';
import { validateRows } from './validate.ts';
import { readZip, zipText } from './zip.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'error-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const problemsOf = async (file: Buffer): Promise<CellProblem[]> =>
  validateRows(await readAll(file), spec).flatMap(({ problems }) => problems);

/** The error file of a file, as bytes and opened. */
async function errorFile(file: Buffer): Promise<{ bytes: Buffer; sheet: ExcelJS.Worksheet }> {
  const path = join(folder, `${crypto.randomUUID()}.xlsx`);
  await writeErrorFile(file, await problemsOf(file), spec, path);
  const bytes = await readFile(path);
  return { bytes, sheet: await open(bytes) };
}

async function open(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: ['dataValidations'] });
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const isRed = (cell: ExcelJS.Cell): boolean =>
  cell.fill?.type === 'pattern' && cell.fill.fgColor?.argb === wrongFill.fgColor?.argb;
const noteOf = (cell: ExcelJS.Cell): string => JSON.stringify(cell.note ?? '');

async function styledFile(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(await buildTemplate(spec)).buffer, {
    ignoreNodes: ['dataValidations'],
  });
  const [sheet] = book.worksheets;
  [goodRow, ['乙厂', null, 0, '面议', '2018-02-30'], goodRow].forEach((row, at) => {
    row.forEach((value, column) => {
      if (sheet)
        Object.assign(sheet.getCell(at + 3, column + 1), { value, font: { name: '仿宋', size: 14 } });
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('用户自己的 xlsx', () => {
  it('错的单元格变红并带批注，末列写明原因；对的行、原有字体和下拉列表不动', async () => {
    const { bytes, sheet } = await errorFile(await styledFile());
    expect(sheet.getCell('K2').text).toBe('错误说明');
    expect(sheet.getCell('K4').text).toContain('请填写岗位');
    expect(['A4', 'B4', 'C4', 'D4', 'E4'].map((at) => isRed(sheet.getCell(at)))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(['C3', 'D3', 'E3'].map((at) => isRed(sheet.getCell(at)))).toEqual([false, false, false]);
    expect(noteOf(sheet.getCell('D4'))).toContain('4500');
    expect(sheet.getCell('D4').font).toMatchObject({ name: '仿宋', size: 14 });
    expect([3, 5].map((row) => sheet.getCell(row, 11).text)).toEqual([
      '与第 5 行重复（单位名称、岗位相同）',
      '与第 3 行重复（单位名称、岗位相同）',
    ]);
    expect(zipText(readZip(bytes), 'xl/worksheets/sheet1.xml')).toContain('sqref="H3:H100000"');
    expect(await readAll(bytes)).toEqual(await readAll(await styledFile()));
  });

  it('改好后再传，上次的红色和说明都清掉，只留新的错', async () => {
    const { bytes } = await errorFile(await styledFile());
    const fixed = await open(bytes);
    fixed.getCell('B4').value = '钳工';
    fixed.getCell('C4').value = 5;
    const { sheet } = await errorFile(Buffer.from(await fixed.workbook.xlsx.writeBuffer()));
    expect(['B4', 'C4', 'D4', 'E4'].map((at) => isRed(sheet.getCell(at)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(sheet.getCell('K4').text).not.toContain('岗位');
    expect(sheet.getCell('L2').text).toBe('');
    expect(sheet.getCell('B4').font).toMatchObject({ name: '仿宋', size: 14 });
  });
});

describe('大文件、csv 和旧版 xls', () => {
  const wrong = ['乙厂', '焊工', '三个', 4500.5, { t: 'n' as const, v: 43160, z: 'yyyy-mm-dd' }];

  it('同样的行列位置、同样的值，错处变红带批注', async () => {
    const rows = [['某市用工清单'], headers, goodRow, [], wrong];
    for (const [name, file] of Object.entries({
      xls: workbook(rows, 'biff8'),
      csv: toGb18030(
        [['某市用工清单'], headers, goodRow, [], ['乙厂', '焊工', '三个', '=1+1']]
          .map((row) => row.join(','))
          .join('\n'),
      ),
    })) {
      const { bytes, sheet } = await errorFile(file);
      expect(sheet.getCell('A1').text, name).toBe('某市用工清单');
      expect(sheet.getCell('K2').text, name).toBe('错误说明');
      expect([isRed(sheet.getCell('C5')), isRed(sheet.getCell('B5'))], name).toEqual([true, false]);
      expect(noteOf(sheet.getCell('C5')), name).toContain('整数');
      expect(sheet.getCell('K5').text, name).toContain('人数应填整数');
      expect(sheet.getCell('J3').value, name).toBe(goodRow[9]);
      expect(sheet.getCell('D5').type, name).not.toBe(ExcelJS.ValueType.Formula);
      const [first, second] = await readAll(bytes);
      expect([first?.row, second?.row], name).toEqual([3, 5]);
      if (name === 'xls')
        expect(second?.cells).toMatchObject({ count: '三个', pay: 4500.5, startOn: { date: '2018-03-01' } });
    }
  });

  it('两万行以上的 xlsx 逐行写出，表头的合并保留，能再读回', async () => {
    const rows = [
      ['需求', '', ''],
      ['单位名称', '岗位', '人数'],
      ...Array.from({ length: 20_100 }, (_, at) => [`单位${at}`, '焊工', at % 100]),
    ];
    const file = workbook(rows, 'xlsx', (sheet) => {
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
    });
    const { bytes, sheet } = await errorFile(file);
    expect(sheet.getCell('B1').isMerged).toBe(true);
    expect(sheet.getCell('D3').text).toBe('人数不能小于 1');
    expect(isRed(sheet.getCell('C103'))).toBe(true);
    expect(await readAll(bytes)).toHaveLength(20_100);
  });

  it('列被固定值顶替时，错误只写在说明里', async () => {
    const path = join(folder, 'constant.xlsx');
    const file = workbook([
      ['单位名称', '岗位'],
      ['甲厂', '焊工'],
    ]);
    await writeErrorFile(
      file,
      [{ row: 2, column: 'count', code: 'belowMin', params: { min: 1 } }],
      spec,
      path,
      {
        mapping: { count: { constant: '0' } },
      },
    );
    const sheet = await open(await readFile(path));
    expect(sheet.getCell('C2').text).toBe('人数不能小于 1');
  });
});
