import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSheet } from './read.ts';
import { openFile } from './open-grid.ts';
import type { ReadOptions } from './read.ts';
import { refusalText, SheetRefusal } from './refusal.ts';
import {
  contentTypes,
  goodRow,
  headers,
  ole,
  rawXlsx,
  readAll,
  spec,
  workbook,
  zip,
} from './test-fixtures.ts';

/** How a file is refused when it is opened, without the process around it. */
async function refusedOpening(file: Buffer, sheet?: string): Promise<string> {
  return await codeOf(openFile(file, { spec, mapping: {}, ...(sheet === undefined ? {} : { sheet }) }));
}

async function refused(file: Buffer, options: ReadOptions = {}): Promise<string> {
  return await codeOf(readSheet(file, spec, options).then((reading) => reading.close()));
}

async function codeOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof SheetRefusal) return error.code;
    throw error;
  }
  return 'taken';
}

describe('不该收的文件在解析前就退回，并说明原因', () => {
  const types = 'application/vnd.openxmlformats-officedocument';
  const bof = Buffer.from('0908100000060500bb0dcc0741000000060000002f00060000000000000000000000', 'hex');

  it('空文件、图片、PDF、Word 文档、网页改名的表格', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('emptyFile');
    expect(await refused(Buffer.from('%PDF-1.7\nabc'))).toBe('wrongFileType');
    expect(
      await refusedOpening(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(200)])),
    ).toBe('wrongFileType');
    expect(await refusedOpening(Buffer.from('%PDF-1.7\nabc'))).toBe('wrongFileType');
    const word = zip([
      contentTypes(`${types}.wordprocessingml.document.main+xml`),
      { name: 'word/document.xml', content: '<a/>' },
    ]);
    expect(await refusedOpening(word)).toBe('wrongFileType');
    expect(await refusedOpening(ole({ WordDocument: Buffer.alloc(4096) }))).toBe('wrongFileType');
    expect(
      await refusedOpening(Buffer.from('\ufeff<html><table><tr><td>单位名称</td></tr></table></html>')),
    ).toBe('webPage');
  });

  it('带宏的工作簿，新旧两种格式', async () => {
    expect(
      await refusedOpening(zip([contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml')])),
    ).toBe('macroWorkbook');
    expect(await refusedOpening(zip([contentTypes(), { name: 'xl/vbaProject.bin', content: 'x' }]))).toBe(
      'macroWorkbook',
    );
    expect(await refusedOpening(ole({ Workbook: bof, '_VBA_PROJECT_CUR/VBA/dir': Buffer.from('x') }))).toBe(
      'macroWorkbook',
    );
  });

  it('设了打开密码的工作簿，新旧两种格式和加密压缩包', async () => {
    expect(
      await refusedOpening(ole({ EncryptedPackage: Buffer.alloc(64), EncryptionInfo: Buffer.alloc(64) })),
    ).toBe('encryptedFile');
    const filePass = Buffer.concat([
      Buffer.from('090810000006050000000000000000000000000000'.slice(0, 40), 'hex'),
      Buffer.from('2f00020000000000', 'hex'),
    ]);
    expect(await refusedOpening(ole({ Workbook: filePass }))).toBe('encryptedFile');
    expect(await refusedOpening(zip([{ ...contentTypes(), flags: 1 }]))).toBe('encryptedFile');
  });

  it('压缩炸弹：声称过大、压缩比过高、说小其实大、条目过多', async () => {
    expect(
      await refusedOpening(
        zip([contentTypes(), { name: 'a', content: 'x', claimedSize: 500 * 1024 * 1024 }]),
      ),
    ).toBe('zipBomb');
    expect(
      await refusedOpening(zip([contentTypes(), { name: 'a', content: Buffer.alloc(40 * 1024 * 1024) }])),
    ).toBe('zipBomb');
    expect(
      await refusedOpening(
        zip([contentTypes(), { name: 'a', content: Buffer.alloc(1024 * 1024), claimedSize: 100 }]),
      ),
    ).toBe('zipBomb');
    const many = Array.from({ length: 5001 }, (_, at) => ({ name: `a${at}`, content: '' }));
    expect(await refusedOpening(zip([contentTypes(), ...many]))).toBe('zipBomb');
  });

  it('没传完、被改坏的文件', async () => {
    const xlsx = workbook([headers, ...Array.from({ length: 200 }, () => goodRow)]);
    expect(await refusedOpening(xlsx.subarray(0, xlsx.length / 2))).toBe('corruptFile');
    const flipped = Buffer.from(xlsx);
    const sheetAt = flipped.indexOf('xl/worksheets/sheet1.xml') + 400;
    flipped[sheetAt] = (flipped[sheetAt] ?? 0) ^ 0xff;
    expect(await refusedOpening(flipped)).toBe('corruptFile');
    const xls = workbook(
      [headers, ...Array.from({ length: 2000 }, (_, at) => [...goodRow.slice(0, 8), String(at), at])],
      'biff8',
    );
    for (const part of [0.3, 0.6, 0.9])
      expect(await refusedOpening(xls.subarray(0, xls.length * part)), `${part}`).toBe('corruptFile');
    expect(await refusedOpening(zip([contentTypes()]))).toBe('corruptFile');
    expect(await refusedOpening(Buffer.from('单位名称,岗位,人数\n"甲厂,焊工,3\n'))).toBe('unclosedQuote');
    expect(await refusedOpening(Buffer.from([0x41, 0x81, 0x20, 0xff, 0x0a]))).toBe('unknownEncoding');
  });
});

describe('看得懂但不能用的文件', () => {
  it('只有表头、全是空行、行数超限、没有表头、缺列、没有这张表', async () => {
    expect(await refused(workbook([headers]))).toBe('noDataRows');
    expect(await refused(workbook([headers, ['  '], [null, '\u3000']]))).toBe('noDataRows');
    expect(
      await refused(workbook([headers, ...Array.from({ length: 11 }, () => goodRow)]), { maxRows: 10 }),
    ).toBe('tooManyRows');
    expect(await refusedOpening(Buffer.from('今天天气很好\n适合出门'))).toBe('headerNotFound');
    expect(
      await refused(
        workbook([
          ['单位名称', '岗位'],
          ['甲', '乙'],
        ]),
      ),
    ).toBe('missingColumns');
    expect(await refusedOpening(workbook([headers, goodRow]), '第二张')).toBe('sheetNotFound');
  });

  it('太大、太慢的文件连同读取进程一起停下，服务不受影响', async () => {
    const big = workbook([
      headers,
      ...Array.from({ length: 30_000 }, (_, at) => [...goodRow.slice(0, 9), at]),
    ]);
    expect(await refused(big, { maxBytes: 1000 })).toBe('tooLarge');
    expect(await refused(big, { memoryMb: 40 })).toBe('tooLarge');
    expect(await refused(big, { timeoutMs: 300 })).toBe('readTimeout');
    expect(await readAll(workbook([headers, goodRow]))).toHaveLength(1);
  });

  it('一格 10 MB 的内容只退这一格，不退整份', async () => {
    const cells = `<row r="1">${['单位名称', '岗位', '人数'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const huge = `<row r="2"><c t="inlineStr"><is><t>${'长'.repeat(3_500_000)}</t></is></c><c t="inlineStr"><is><t>焊工</t></is></c><c><v>3</v></c></row>`;
    const [row] = await readAll(rawXlsx(cells + huge));
    expect(row?.cells).toMatchObject({ unit: { problem: { code: 'cellTooLong' } }, post: '焊工', count: 3 });
    const [line] = await readAll(Buffer.from(`单位名称,岗位,人数\n${'x'.repeat(10_000_000)},焊工,3\n`));
    expect(line?.cells).toMatchObject({ unit: { problem: { code: 'cellTooLong' } }, post: '焊工' });
  });

  it('退回的话说清怎么办', () => {
    expect(refusalText('tooManyRows', { rows: 300_000, max: 200_000 })).toBe(
      '共 300000 行，一次最多导入 200000 行，请拆成几份后分别导入',
    );
  });
});
