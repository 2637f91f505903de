/** Bounds what one amount may hold, so that it fits a bigint column in fen. */
const MOST_YUAN_DIGITS = 16;
const LONGEST_TEXT = 60;

export type YuanProblem = 'empty' | 'notAnAmount' | 'partOfFen' | 'tooLarge';

/**
 * Fen as yuan with thousands separators and two decimals: 1234500n gives '12,345.00'.
 * A number that is no whole safe number gives ''.
 */
export function formatYuan(fen: bigint | number): string {
  if (typeof fen === 'number' && !Number.isSafeInteger(fen)) return '';
  const digits = String(fen).replace('-', '').padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/**
 * A written yuan amount to exact fen. Takes full-width characters, spaces at the ends and properly
 * placed thousands separators; refuses anything it would have to round or guess.
 */
export function parseYuan(text: string): { ok: true; fen: bigint } | { ok: false; code: YuanProblem } {
  if (text.length > LONGEST_TEXT) return { ok: false, code: 'notAnAmount' };
  const written = text.normalize('NFKC').trim();
  if (written === '') return { ok: false, code: 'empty' };
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(written);
  if (match === null) return { ok: false, code: 'notAnAmount' };
  const [, sign = '', grouped = '', writtenDecimals = ''] = match;
  const yuan = grouped.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const decimals = writtenDecimals.replace(/0+$/, '');
  if (decimals.length > 2) return { ok: false, code: 'partOfFen' };
  if (yuan.length > MOST_YUAN_DIGITS) return { ok: false, code: 'tooLarge' };
  const fen = BigInt(yuan + decimals.padEnd(2, '0'));
  return { ok: true, fen: sign === '-' ? -fen : fen };
}
