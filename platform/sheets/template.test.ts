import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import type { Column } from './columns.ts';
import { buildTemplate } from './template.ts';
import { goodRow, readAll, spec } from './test-fixtures.ts';
import { validateRows } from './validate.ts';
import { readZip, zipText } from './zip.ts';

async function load(file: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file).buffer, { ignoreNodes: ['dataValidations'] });
  return book;
}
const towns = Array.from({ length: 1488 }, (_, at) => `第${at + 1}村`);
const withTown = {
  ...spec,
  columns: [...spec.columns, { key: 'town', label: '所在村', type: 'code', options: [] } satisfies Column],
};

it('下载的模板：标题、必填加星、提示批注、冻结表头、证件列为文本，数据区是空的', async () => {
  const book = await load(await buildTemplate(spec));
  const [sheet, guide] = book.worksheets;
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['用工清单', 'visible'],
    ['填写说明', 'visible'],
    ['_选项', 'veryHidden'],
  ]);
  expect(sheet?.getCell('A1').text).toBe('用工清单');
  expect(sheet?.getCell('A2').text).toBe('单位名称*');
  expect(sheet?.getCell('D2').text).toBe('月薪（元）');
  expect(JSON.stringify(sheet?.getCell('E2').note)).toContain('2018-03-01');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  expect([9, 10].map((at) => sheet?.getColumn(at).numFmt)).toEqual(['@', '@']);
  expect(sheet?.actualRowCount).toBe(2);
  expect(guide?.getCell('A3').text).toBe('岗位');
});

it('下拉列表指向隐藏表里的整段，再长的名单也放得下，名单按用户的辖区缩小', async () => {
  const file = await buildTemplate(withTown, { lists: { town: towns } });
  const lists = (await load(file)).getWorksheet('_选项');
  expect(lists?.getRow(1).values).toEqual([undefined, 'isShift', 'education', 'town']);
  expect([2, 1489].map((row) => lists?.getCell(row, 3).text)).toEqual(['第1村', '第1488村']);
  const xml = zipText(readZip(file), 'xl/worksheets/sheet1.xml');
  expect(xml).toContain('<formula1>&apos;_选项&apos;!$B$2:$B$4</formula1>');
  expect(xml).toContain('sqref="K3:K100000"');
  expect(xml).toContain('<formula1>&apos;_选项&apos;!$C$2:$C$1489</formula1>');
});

it('填好的模板能原样读回，没填的模板提示没有数据', async () => {
  const book = await load(await buildTemplate(spec));
  goodRow.forEach((value, at) => {
    const cell = book.worksheets[0]?.getCell(3, at + 1);
    if (cell) cell.value = value;
  });
  const file = Buffer.from(await book.xlsx.writeBuffer());
  const [row] = validateRows(await readAll(file), spec);
  expect(row).toMatchObject({
    row: 3,
    problems: [],
    record: { unit: '兴达机械', pay: 450_050, education: '20', idCard: '999999199001010016' },
  });
  await expect(readAll(await buildTemplate(spec))).rejects.toMatchObject({ code: 'noDataRows' });
});
