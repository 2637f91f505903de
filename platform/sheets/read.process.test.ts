import { writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dateToSerial } from './dates.ts';
import { readSheet } from './read.ts';
import {
  goodRow,
  headers,
  merge,
  rawXlsx,
  readAll,
  readFirst,
  spec,
  textCell,
  toGb18030,
  workbook,
} from './test-fixtures.ts';
import { validateRows } from './validate.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const goodCells = {
  unit: '兴达机械',
  post: '焊工',
  count: 12,
  pay: 4500.5,
  startOn: '2018-03-01',
  month: '2018-03',
  isShift: '是',
  education: '初中',
  phone: '13800000000',
  idCard: '999999199001010016',
};
/** A workbook of Excel 95 with Chinese text in code page 936: its writer is made to write Latin text, which is then exchanged. */
function excel95(): Buffer {
  const names: [string, string][] = [
    ['ABCDEFGH', '单位名称'],
    ['IJKL', '岗位'],
    ['MNOP', '人数'],
    ['QRST', '单位'],
  ];
  const file = workbook(
    [
      ['ABCDEFGH', 'IJKL', 'MNOP'],
      ['QRST', 'EFGH', 3],
    ],
    'biff5',
  );
  for (const [latin, chinese] of names) toGb18030(chinese).copy(file, file.indexOf(latin));
  file.writeUInt16LE(936, file.indexOf(Buffer.from('42000200e404', 'hex')) + 4);
  return file;
}
const csv = [headers.join(','), goodRow.join(','), ''].join('\r\n');

/** Processes that this one still has. */
const children = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;

describe('三种格式读出同样的内容', () => {
  it('xlsx、旧版 xls 和四种编码的 CSV', async () => {
    expect(await readFirst(workbook([headers, goodRow]))).toEqual(goodCells);
    expect(await readFirst(workbook([headers, goodRow], 'biff8'))).toEqual(goodCells);
    expect(await readFirst(excel95())).toEqual({ unit: '单位', post: 'EFGH', count: 3 });
    const textCells = { ...goodCells, count: '12', pay: '4500.5' };
    expect(await readFirst(Buffer.from(csv))).toEqual(textCells);
    expect(await readFirst(Buffer.from(`\ufeff${csv}`))).toEqual(textCells);
    expect(await readFirst(toGb18030(csv))).toEqual(textCells);
    expect(await readFirst(Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le'))).toEqual(textCells);
  });

  it('CSV 里的引号、换行、="0510" 写法都按原意读', async () => {
    const rows = await readAll(
      Buffer.from(
        '单位名称,岗位,人数,联系电话\r\n"甲厂,""东区""\n二楼",焊工,3,="08301234567"\r\n\r\n乙厂,钳工,4,\r\n',
      ),
    );
    expect(rows).toEqual([
      { row: 2, cells: { unit: '甲厂,"东区"\n二楼', post: '焊工', count: '3', phone: '08301234567' } },
      { row: 4, cells: { unit: '乙厂', post: '钳工', count: '4' } },
    ]);
  });
});

describe('日期不因服务器时区而变', () => {
  const serial = dateToSerial('2026-01-31');
  const dateHeaders = ['单位名称', '岗位', '人数', '到岗日期'];
  /** Hand-written sheet data with one row per date cell. */
  const sheetData = (dates: string[]): string =>
    [
      dateHeaders.map(textCell),
      ...dates.map((date, at) => [textCell(`单位${at}`), textCell('岗位'), '<c><v>1</v></c>', date]),
    ]
      .map((cells, at) => `<row r="${at + 1}">${cells.join('')}</row>`)
      .join('');
  const dates = async (file: Buffer): Promise<unknown[]> =>
    (await readAll(file)).map(({ cells }) => cells.startOn);
  const day = { date: '2026-01-31' };

  it.each(['Asia/Shanghai', 'America/New_York'])('在 %s，各种日期单元格都读成 2026-01-31', async (tz) => {
    process.env.TZ = tz;
    // 31 and 57 are built-in Chinese date formats, 41 is an amount.
    const formatIds = [14, 22, 31, 57, 41];
    const styled = formatIds.map((_, at) => `<c s="${at + 1}"><v>${serial}.6</v></c>`);
    const others = ['<c s="1" t="d"><v>2026-01-31T00:00:00</v></c>', `<c><v>${serial}</v></c>`];
    const file = rawXlsx(sheetData([...styled, ...others]), { formatIds });
    expect(await dates(file)).toEqual([day, day, day, day, serial + 0.6, day, serial]);
    const since1904 = [`<c s="1"><v>${serial - 1462}</v></c>`, `<c><v>${serial - 1462}</v></c>`];
    expect(await dates(rawXlsx(sheetData(since1904), { date1904: true }))).toEqual([day, serial]);
    const formats = [
      'yyyy-mm-dd',
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy"年"m"月"d"日";@',
      '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
    ];
    const rows = formats.map((format, at) => [
      `单位${at}`,
      '岗位',
      1,
      { t: 'n' as const, v: serial, z: format },
    ]);
    for (const type of ['xlsx', 'biff8'] as const)
      expect(await dates(workbook([dateHeaders, ...rows], type))).toEqual(formats.map(() => day));
  });
});

describe('单元格的毛病写在单元格上', () => {
  it('公式取保存的结果，没有结果的指出来，算出来是 0 的照收', async () => {
    const head = `<row r="1">${headers.slice(0, 4).map(textCell).join('')}</row>`;
    const line = (row: number, count: string): string =>
      `<row r="${row}">${textCell(`单位${row}`)}${textCell('焊工')}<c r="C${row}"${count}</c><c r="D${row}"><f>1-1</f><v>0</v></c></row>`;
    const counts = [
      '><f>3+4</f><v>7</v>',
      '><f>A1+1</f>',
      '><f>A1+1</f><v></v>',
      ' t="e"><f>A9</f><v>#REF!</v>',
    ];
    const file = rawXlsx(head + counts.map((count, at) => line(at + 2, count)).join(''));
    const validated = validateRows(await readAll(file), spec);
    expect(validated.map(({ record }) => [record.count, record.pay])).toEqual([
      [7, 0],
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
    expect(
      validated.flatMap(({ problems }) => problems.map(({ row, column, code }) => [row, column, code])),
    ).toEqual([
      [3, 'count', 'formulaWithoutValue'],
      [4, 'count', 'formulaWithoutValue'],
      [5, 'count', 'errorValue'],
    ]);
  });

  it('用格式显示的前导零保留', async () => {
    const cells = await readFirst(workbook([headers.slice(0, 3), ['甲', { t: 'n', v: 51, z: '0000' }, 3]]));
    expect(cells.post).toBe('0051');
  });
});

describe('合并单元格、空行和序号', () => {
  it('纵向合并的值往下填并提醒，横向合并只算第一格，空行和只有序号的行跳过', async () => {
    const rows = await readAll(
      workbook(
        [
          ['某市用工清单'],
          ['序号', '单位名称', '岗位', '人数'],
          [1, '甲厂', '焊工', 3],
          [2, null, '钳工', 4],
          [3, '乙厂', '车工', 5],
          [],
          [4],
        ],
        'xlsx',
        (sheet) => {
          sheet['!merges'] = [merge('A1:D1'), merge('B3:B4'), merge('B5:C5')];
        },
      ),
    );
    expect(rows).toEqual([
      { row: 3, cells: { unit: '甲厂', post: '焊工', count: 3 } },
      { row: 4, cells: { unit: '甲厂', post: '钳工', count: 4 }, filledDown: ['unit'] },
      { row: 5, cells: { unit: '乙厂', count: 5 } },
    ]);
  });
});

describe('分块读取', () => {
  it('重复的两行读出来时已互相点名', async () => {
    const rows = await readAll(workbook([headers, goodRow, ['甲厂', '焊工', 1], goodRow]));
    expect(rows.map(({ row, sameKeyRow }) => [row, sameKeyRow])).toEqual([
      [2, 4],
      [3, undefined],
      [4, 2],
    ]);
  });

  it('五千行分三块送来，一行不多一行不少；中途停下，读取进程随即结束', async () => {
    const file = workbook([headers, ...Array.from({ length: 5000 }, (_, at) => [`单位${at}`, '焊工', 1])]);
    const reading = await readSheet(file, spec);
    const sizes: number[] = [];
    for await (const chunk of reading.rows) sizes.push(chunk.length);
    expect([reading.rowCount, sizes]).toEqual([5000, [2000, 2000, 1000]]);
    const stopped = await readSheet(file, spec);
    expect(children()).toBeGreaterThan(0);
    for await (const chunk of stopped.rows) {
      expect(chunk[0]?.row).toBe(2);
      break;
    }
    await expect.poll(children).toBe(0);
  });

  it('从磁盘读，用户自己对应的列和固定值起作用', async () => {
    const path = join(tmpdir(), `sheet-${process.pid}.csv`);
    await writeFile(path, 'employer,job,workers\nEquinox,Groom,3\n');
    try {
      const mapping = { unit: 'employer', post: 'job', count: 'workers', education: { constant: '不限' } };
      const { header, rows } = await readSheet({ path }, spec, { mapping });
      expect(header.missing).toEqual([]);
      expect(await Array.fromAsync(rows)).toEqual([
        [{ row: 2, cells: { unit: 'Equinox', post: 'Groom', count: '3', education: '不限' } }],
      ]);
    } finally {
      await rm(path);
    }
  });
});
