import type { Sex } from './codes.ts';

/** Weights and check characters of GB 11643 (ISO 7064 MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

export type IdCardProblem =
  | 'person.idCardForm'
  | 'person.idCardOld'
  | 'person.idCardBirth'
  | 'person.idCardChecksum';
export type IdCard =
  | { ok: true; number: string; birthOn: string; sex: Sex }
  | { ok: false; code: IdCardProblem };

const refused = (code: IdCardProblem): IdCard => ({ ok: false, code });

function isCalendarDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/**
 * Reads an 18-character resident ID number as a card reader or a hand writes it (blanks, full-width digits and a small
 * x are taken). Day of birth 'YYYY-MM-DD' and sex (17th digit odd: male) come with it. Source: GB 11643-1999.
 */
export function readIdCard(text: string): IdCard {
  const number = text
    .normalize('NFKC')
    .replace(/[\s'`’]/g, '')
    .toUpperCase();
  if (/^\d{15}$/.test(number)) return refused('person.idCardOld');
  if (!/^\d{17}[\dX]$/.test(number)) return refused('person.idCardForm');
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  if (Number(year) < 1900 || !isCalendarDay(Number(year), Number(month), Number(day)))
    return refused('person.idCardBirth');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if (checks[sum % 11] !== number[17]) return refused('person.idCardChecksum');
  return {
    ok: true,
    number,
    birthOn: `${year}-${month}-${day}`,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
  };
}
