import * as XLSX from '@e965/xlsx';

/**
 * Number formats that Chinese spreadsheets know by number alone, such as 31 for 2018年3月1日; the parser does not name
 * them, so their cells would look like plain numbers.
 */
const chineseDates = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const standardDate = { id: 14, format: 'm/d/yy' };

/** The part of the parser's zip container that is used here. */
export interface ZipContainer {
  FullPaths: string[];
  FileIndex: { content?: Uint8Array }[];
}

/** Makes the next .xls parse know the formats; the .xlsx parser starts from a fresh table each time. */
export function loadChineseDates(): void {
  for (const id of chineseDates) XLSX.SSF.load(standardDate.format, id);
}

/** Rewrites the style part of an opened .xlsx so that these cells carry the standard date format. */
export function standardiseChineseDates(container: ZipContainer): void {
  const part = container.FileIndex[container.FullPaths.findIndex((path) => /\/styles\.xml$/i.test(path))];
  if (!part?.content) return;
  const xml = Buffer.from(part.content).toString('utf8');
  const own = new Set(
    [...xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*?numFmtId="(\d+)"/g)].map(([, id]) => Number(id)),
  );
  const changed = xml.replace(
    /(<(?:\w+:)?xf\s[^>]*?numFmtId=")(\d+)"/g,
    (whole, start: string, id: string) =>
      chineseDates.includes(Number(id)) && !own.has(Number(id)) ? `${start}${standardDate.id}"` : whole,
  );
  part.content = Buffer.from(changed);
}
