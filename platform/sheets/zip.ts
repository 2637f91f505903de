import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { SheetRefusal } from './refusal.ts';

export interface ZipEntry {
  name: string;
  /** Still compressed. */
  data: Buffer;
  isStored: boolean;
  size: number;
  crc: number;
}

/** Limits no honest workbook of the allowed number of rows comes near. */
const zipLimits = {
  entries: 5000,
  totalBytes: 400 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 32 * 1024 * 1024,
};
const endMark = Buffer.from('PK\x05\x06', 'latin1');
const signatures = { central: 0x02014b50, local: 0x04034b50 };
const utf8Flag = 0x800;
const sizesFollowFlag = 0x8;
const encryptedFlag = 0x1;

/**
 * Lists a zip file from its central directory without unpacking anything, and refuses encrypted, contradictory or
 * hugely expanding files by what the directory claims.
 */
export function readZip(file: Buffer): ZipEntry[] {
  const end = file.lastIndexOf(endMark);
  if (end < 0 || end + 22 > file.length) throw new SheetRefusal('corruptFile');
  const count = file.readUInt16LE(end + 10);
  if (count > zipLimits.entries) throw new SheetRefusal('zipBomb');
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== signatures.central) throw new SheetRefusal('corruptFile');
    entries.push(readEntry(file, at));
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > zipLimits.totalBytes)
    throw new SheetRefusal('zipBomb');
  return entries;
}

function readEntry(file: Buffer, at: number): ZipEntry {
  const flags = file.readUInt16LE(at + 8);
  if (flags & encryptedFlag) throw new SheetRefusal('encryptedFile');
  const method = file.readUInt16LE(at + 10);
  const packed = file.readUInt32LE(at + 20);
  const size = file.readUInt32LE(at + 24);
  const nameLength = file.readUInt16LE(at + 28);
  const local = file.readUInt32LE(at + 42);
  if (size > zipLimits.ratioFromBytes && size > packed * zipLimits.ratio) throw new SheetRefusal('zipBomb');
  if (local + 30 > file.length || file.readUInt32LE(local) !== signatures.local)
    throw new SheetRefusal('corruptFile');
  // Readers may trust the local header instead, so it must say the same.
  const isSameSize = file.readUInt32LE(local + 18) === packed && file.readUInt32LE(local + 22) === size;
  const isSame = file.readUInt16LE(local + 8) === method && ((flags & sizesFollowFlag) !== 0 || isSameSize);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (!isSame || start + packed > file.length || (method !== 0 && method !== 8))
    throw new SheetRefusal('corruptFile');
  const name = file.toString(flags & utf8Flag ? 'utf8' : 'latin1', at + 46, at + 46 + nameLength);
  return {
    name,
    data: file.subarray(start, start + packed),
    isStored: method === 0,
    size,
    crc: file.readUInt32LE(at + 16),
  };
}

/** Unpacks every entry piece by piece, keeping nothing, and refuses the file where the content is not what the directory claims. */
export async function verifyZip(entries: readonly ZipEntry[]): Promise<void> {
  for (const entry of entries) {
    let size = 0;
    let crc = 0;
    for await (const piece of unpack(entry)) {
      size += piece.length;
      if (size > entry.size) throw new SheetRefusal('zipBomb');
      crc = crc32(piece, crc);
    }
    if (size !== entry.size || crc !== entry.crc) throw new SheetRefusal('corruptFile');
  }
}

/** The text of a small part; undefined if the file has no such part. */
export function zipText(entries: readonly ZipEntry[], name: string): string | undefined {
  const entry = entries.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!entry) return undefined;
  try {
    const data = entry.isStored
      ? entry.data
      : inflateRawSync(entry.data, { maxOutputLength: Math.max(entry.size, 1) });
    return data.toString('utf8');
  } catch {
    throw new SheetRefusal('corruptFile');
  }
}

/** The unpacked content, piece by piece. */
export async function* unpack(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.isStored) {
    yield entry.data;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(entry.data);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    throw new SheetRefusal('corruptFile');
  }
}
