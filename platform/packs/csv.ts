export type CsvRow = { line: number; cells: string[] };

export type CsvTable = { header: string[]; rows: CsvRow[]; brokenAt?: number };

/**
 * Splits CSV text (commas, double quotes doubled inside quotes, LF or CRLF, optional byte order mark).
 * `line` is where the row starts, from 1; blank lines are skipped; `brokenAt` is the line of a quote that never closes.
 */
export function parseCsv(text: string): CsvTable {
  const source = text.replace(/^\uFEFF/, '');
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let cell = '';
  let line = 1;
  let quotedSince = 0;

  const endRow = (): void => {
    row.cells.push(cell);
    if (row.cells.some((each) => each !== '')) rows.push(row);
    cell = '';
    row = { line: line + 1, cells: [] };
  };

  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\n' && quotedSince === 0) endRow();
    else if (char === '"' && quotedSince > 0 && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quotedSince = quotedSince > 0 ? 0 : line;
    else if (char === ',' && quotedSince === 0) {
      row.cells.push(cell);
      cell = '';
    } else if (char !== '\r' || quotedSince > 0) cell += char;
    if (char === '\n') line += 1;
  }
  endRow();

  const [header, ...body] = rows;
  return { header: header?.cells ?? [], rows: body, ...(quotedSince > 0 ? { brokenAt: quotedSince } : {}) };
}
