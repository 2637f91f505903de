import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import type { RawRow, SheetSpec } from './columns.ts';
import type { ReadOptions } from './read.ts';
import { readSheet } from './read.ts';

/** A small list with a column of each kind, for the tests of this folder. */
export const spec: SheetSpec = {
  title: '用工清单',
  keyColumns: ['unit', 'post'],
  columns: [
    { key: 'unit', label: '单位名称', aliases: ['企业名称'], type: 'text', required: true, maxLength: 20 },
    { key: 'post', label: '岗位', type: 'text', required: true },
    { key: 'count', label: '人数', type: 'integer', required: true, min: 1, max: 5000 },
    { key: 'pay', label: '月薪（元）', aliases: ['月薪'], type: 'money' },
    { key: 'startOn', label: '到岗日期', type: 'date' },
    { key: 'month', label: '参保月份', type: 'month' },
    { key: 'isShift', label: '是否倒班', type: 'boolean' },
    {
      key: 'education',
      label: '学历',
      type: 'code',
      options: [
        { code: '10', label: '不限' },
        { code: '20', label: '初中' },
        { code: '30', label: '高中（中专）', aliases: ['中专'] },
      ],
    },
    { key: 'phone', label: '联系电话', type: 'phone' },
    { key: 'idCard', label: '身份证号', type: 'idCard' },
  ],
};

export const headers = spec.columns.map(({ label }) => label);
export const goodRow = [
  '兴达机械',
  '焊工',
  12,
  4500.5,
  '2018-03-01',
  '2018-03',
  '是',
  '初中',
  '13800000000',
  '999999199001010016',
];

type Cell = string | number | boolean | null | Partial<XLSX.CellObject>;

/** A workbook of the given cells; `change` may touch the sheet before it is written. */
export function workbook(
  rows: Cell[][],
  bookType: XLSX.BookType = 'xlsx',
  change?: (sheet: XLSX.WorkSheet) => void,
): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][]);
  change?.(sheet);
  return XLSX.write(
    { SheetNames: ['清单'], Sheets: { 清单: sheet } },
    { type: 'buffer', bookType },
  ) as Buffer;
}

export const merge = (range: string): XLSX.Range => XLSX.utils.decode_range(range);

interface ZipPart {
  name: string;
  content: string | Buffer;
  /** What the directory claims instead of the true size. */
  claimedSize?: number;
  flags?: number;
}

/** A zip file made by hand, so that it can lie. */
export function zip(parts: ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize, flags = 0 } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(offset, 12);
    const made = Buffer.from([20, 0]);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, fields, tail.subarray(2), Buffer.from(name)]),
    );
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const contentTypes = (main = `${types}.sheet.main+xml`): ZipPart => ({
  name: '[Content_Types].xml',
  content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${main}"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
});

/** A cell of hand-written sheet data. */
export const textCell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** The least .xlsx there is, around hand-written sheet data; cell style n has the n-th of the given number formats. */
export function rawXlsx(sheetData: string, { formatIds = [14], date1904 = false } = {}): Buffer {
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zip([
    contentTypes(),
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${rel}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><cellXfs>${[0, ...formatIds].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ]);
}

/** An OLE file with the given streams. */
export function ole(streams: Record<string, Buffer>): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) XLSX.CFB.utils.cfb_add(container, name, content);
  return XLSX.CFB.write(container, { type: 'buffer' }) as Buffer;
}

let gbBytes: Map<string, Buffer> | undefined;

/** Chinese text in GB18030, which the platform can only decode. */
export function toGb18030(text: string): Buffer {
  gbBytes ??= new Map(gbPairs());
  return Buffer.concat(
    [...text].map((char) => (char < '\u0080' ? Buffer.from(char) : (gbBytes?.get(char) ?? Buffer.from('?')))),
  );
}

function* gbPairs(): Generator<[string, Buffer]> {
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.from([high, low]);
      const char = decoder.decode(bytes);
      if (low !== 0x7f && char.length === 1) yield [char, bytes];
    }
}

/** All rows of a file. */
export async function readAll(file: Buffer, options: ReadOptions = {}): Promise<RawRow[]> {
  const reading = await readSheet(file, spec, options);
  const rows: RawRow[] = [];
  for await (const chunk of reading.rows) rows.push(...chunk);
  return rows;
}

/** The first row's cells of a file whose header is that of `spec`. */
export async function readFirst(file: Buffer): Promise<RawRow['cells']> {
  return (await readAll(file))[0]?.cells ?? {};
}
