import type { CellObject, ParsingOptions, WorkBook } from '@e965/xlsx';
import * as XLSX from '@e965/xlsx';
import type { ZipContainer } from './chinese-dates.ts';
import { loadChineseDates, standardiseChineseDates } from './chinese-dates.ts';
import type { RawCell } from './columns.ts';
import { maxCellLength } from './columns.ts';
import { calendarDate } from './dates.ts';
import type { Grid } from './grid.ts';
import { SheetRefusal } from './refusal.ts';
import type { WorkbookSheet } from './workbook-parts.ts';
import { findBlankFormulas, listSheets } from './workbook-parts.ts';
import type { ZipEntry } from './zip.ts';
import { verifyZip } from './zip.ts';

const options = { dense: true, cellNF: true, cellDates: false, cellText: false, cellHTML: false };
/** Exported by the library, but left out of its types. */
const { parse_zip: parseZip } = XLSX as unknown as {
  parse_zip(container: ZipContainer, options: ParsingOptions): WorkBook;
};

/** Opens the named sheet, or the first visible one, of an .xlsx file whose directory was already checked. */
export async function openXlsx(file: Buffer, entries: ZipEntry[], wanted?: string): Promise<Grid> {
  await verifyZip(entries);
  const sheets = listSheets(entries);
  const chosen = choose(sheets, wanted);
  const blankFormulas = await findBlankFormulas(entries, chosen);
  const book = parse(() => {
    const container = XLSX.CFB.read(file, { type: 'buffer' }) as ZipContainer;
    standardiseChineseDates(container);
    return parseZip(container, { ...options, sheets: sheets.indexOf(chosen) });
  });
  return gridOf(book, sheets, chosen, blankFormulas);
}

/** Opens the named sheet, or the first visible one, of a legacy .xls file; its formulas always carry a value. */
export async function openXls(file: Buffer, wanted?: string): Promise<Grid> {
  // Files of Excel 95 and older programs keep their text in a code page.
  XLSX.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  loadChineseDates();
  const book = parse(() => XLSX.read(file, { ...options, type: 'buffer' }));
  const sheets = book.SheetNames.map((name, at) => {
    return { name, isHidden: Boolean(book.Workbook?.Sheets?.[at]?.Hidden), part: '' };
  });
  return gridOf(book, sheets, choose(sheets, wanted), new Set());
}

function choose(sheets: WorkbookSheet[], wanted: string | undefined): WorkbookSheet {
  const chosen =
    wanted === undefined
      ? (sheets.find((sheet) => !sheet.isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (chosen) return chosen;
  throw wanted === undefined
    ? new SheetRefusal('corruptFile')
    : new SheetRefusal('sheetNotFound', { sheet: wanted });
}

function parse(read: () => WorkBook): WorkBook {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new SheetRefusal(/password|encrypt/i.test(message) ? 'encryptedFile' : 'corruptFile');
  }
}

function gridOf(
  book: WorkBook,
  sheets: WorkbookSheet[],
  chosen: WorkbookSheet,
  blankFormulas: ReadonlySet<string>,
): Grid {
  const sheet = book.Sheets[chosen.name];
  if (!sheet) throw new SheetRefusal('corruptFile');
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
  const data: (CellObject[] | undefined)[] = sheet['!data'] ?? [];
  const isBlankFormula = (row: number, column: number): boolean =>
    blankFormulas.size > 0 && blankFormulas.has(XLSX.utils.encode_cell({ r: row, c: column }));
  return {
    sheetName: chosen.name,
    sheetNames: sheets.filter((each) => !each.isHidden).map(({ name }) => name),
    date1904,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    *rows() {
      for (const [index, cells] of data.entries()) {
        if (!cells) continue;
        const at = (column: number): RawCell | undefined => {
          const cell = cells[column];
          if (isBlankFormula(index, column)) return { problem: { code: 'formulaWithoutValue' } };
          return cell && cellOf(cell, date1904);
        };
        yield { index, width: cells.length, at };
      }
    },
  };
}

function cellOf(cell: CellObject, date1904: boolean): RawCell | undefined {
  const { t, v, z } = cell;
  if (v === undefined || v === null || v === '' || t === 'z') return undefined;
  if (t === 'e')
    return { problem: { code: 'errorValue', params: { text: errorNames.get(Number(v)) ?? '#ERROR!' } } };
  if (typeof v === 'string')
    return v.length > maxCellLength
      ? { problem: { code: 'cellTooLong', params: { max: maxCellLength } } }
      : v;
  if (typeof v !== 'number') return v instanceof Date ? undefined : v;
  const format = typeof z === 'string' ? z : '';
  if (XLSX.SSF.is_date(format)) return dayOf(v, date1904);
  // A number shown as 0510 by the format 0000 is a code with leading zeros.
  return /^0{2,}$/.test(format) ? String(v).padStart(format.length, '0') : v;
}

/** The day of a date cell, by the calendar of the sheet and never through a time zone. */
function dayOf(serial: number, date1904: boolean): RawCell {
  const parts = XLSX.SSF.parse_date_code(serial, { date1904 }) as { y: number; m: number; d: number } | null;
  const date = parts ? calendarDate(parts.y, parts.m, parts.d) : undefined;
  return date ? { date } : { problem: { code: 'invalidDate' } };
}

/** Error codes of the binary and XML formats. */
const errorNames = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
