import { CFB } from '@e965/xlsx';
import { SheetRefusal } from './refusal.ts';
import type { ZipEntry } from './zip.ts';
import { readZip, zipText } from './zip.ts';

type Sniffed = { kind: 'xlsx'; entries: ZipEntry[] } | { kind: 'xls' } | { kind: 'csv' };

interface OleContainer {
  FullPaths: string[];
  FileIndex: { size: number; content?: Uint8Array }[];
}

const zipMark = Buffer.from('PK\x03\x04', 'latin1');
const oleMark = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** How much of a text is looked at for signs that it is none. */
const textSample = 64 * 1024;
const records = { bof: 0x0809, bof4: 0x0409, filePass: 0x002f, eof: 0x000a };

/** Tells the format from the content, never from the name, and refuses what must not be parsed at all. */
export function sniff(file: Buffer): Sniffed {
  if (file.length === 0) throw new SheetRefusal('emptyFile');
  if (file.subarray(0, 4).equals(zipMark)) return { kind: 'xlsx', entries: sniffWorkbookZip(file) };
  if (file.subarray(0, 8).equals(oleMark)) return sniffOle(file);
  return sniffText(file);
}

function sniffWorkbookZip(file: Buffer): ZipEntry[] {
  const entries = readZip(file);
  const types = zipText(entries, '[Content_Types].xml') ?? '';
  const hasMacro =
    entries.some(({ name }) => /vbaProject|(^|\/)macrosheets\//i.test(name)) ||
    /sheet\.macroEnabled\.main/i.test(types);
  if (hasMacro) throw new SheetRefusal('macroWorkbook');
  if (!/spreadsheetml\.(sheet|template)\.main\+xml/.test(types)) throw new SheetRefusal('wrongFileType');
  return entries;
}

function sniffOle(file: Buffer): Sniffed {
  const container = openOle(file);
  const streams = container.FullPaths.map((path, at) => ({ path, entry: container.FileIndex[at] }));
  const has = (pattern: RegExp): boolean => streams.some(({ path }) => pattern.test(path));
  if (has(/\/EncryptedPackage$/i)) throw new SheetRefusal('encryptedFile');
  if (has(/\/(_VBA_PROJECT(_CUR)?|VBA)(\/|$)/i)) throw new SheetRefusal('macroWorkbook');
  const book = streams.find(({ path }) => /^[^/]*\/(Workbook|Book)$/i.test(path))?.entry;
  if (!book) throw new SheetRefusal('wrongFileType');
  const content = Buffer.from(book.content ?? []);
  if (content.length < book.size || content.length < 4) throw new SheetRefusal('corruptFile');
  if (hasPassword(content)) throw new SheetRefusal('encryptedFile');
  return { kind: 'xls' };
}

function openOle(file: Buffer): OleContainer {
  try {
    return CFB.read(file, { type: 'buffer' });
  } catch {
    throw new SheetRefusal('corruptFile');
  }
}

/** Walks the first substream of a BIFF workbook; the password record stands near its start. */
function hasPassword(book: Buffer): boolean {
  for (let at = 0; at + 4 <= book.length; at += 4 + book.readUInt16LE(at + 2)) {
    const record = book.readUInt16LE(at);
    if (record === records.filePass) return true;
    if (record === records.eof) return false;
    if (at === 0 && record !== records.bof && record !== records.bof4) throw new SheetRefusal('corruptFile');
  }
  return false;
}

function sniffText(file: Buffer): Sniffed {
  const sample = file.subarray(0, textSample);
  const isWide = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  const isBinary =
    !isWide &&
    sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b));
  const start = sample
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (isBinary || /^(%PDF-|\{\\rtf)/.test(start)) throw new SheetRefusal('wrongFileType');
  if (/^<(!doctype|html|head|body|table|meta|\?xml|mso)/i.test(start)) throw new SheetRefusal('webPage');
  return { kind: 'csv' };
}
