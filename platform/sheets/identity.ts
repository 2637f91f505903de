import type { ProblemCause } from './columns.ts';
import { calendarDate } from './dates.ts';
import { compactText } from './text.ts';

type TextResult = { value: string } | { problem: ProblemCause };

/** Weights and check characters of GB 11643 (ISO 7064 MOD 11-2). */
const idCardWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idCardChecks = '10X98765432';
/** What is left when a spreadsheet turned a long number into scientific notation. */
const scientific = /^\d(?:\.\d+)?E\+?\d+$/i;
/** Beijing and the 02x cities have three-digit area codes, all others four digits. */
const landline = /^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:(?:-|转)(\d{1,6}))?$/;
const mobile = /^(?:\+?86|0086)?-?(1[3-9]\d)-?(\d{4})-?(\d{4})$/;

/** An 18-character ID-card number: form, day of birth, check character; a small x is taken as X. */
export function parseIdCard(text: string): TextResult {
  const id = plainDigits(text).toUpperCase();
  if (scientific.test(id)) return { problem: { code: 'digitsLost' } };
  if (/^\d{15}$/.test(id)) return { problem: { code: 'idCard15' } };
  if (!/^\d{17}[\dX]$/.test(id)) return { problem: { code: 'invalidIdCard' } };
  if (!calendarDate(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))))
    return { problem: { code: 'idCardBirthDate' } };
  const sum = idCardWeights.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return idCardChecks[sum % 11] === id[17] ? { value: id } : { problem: { code: 'idCardChecksum' } };
}

/** A mainland mobile number as 11 digits, or a landline as 'area-number' with an optional '-extension'. */
export function parsePhone(text: string): TextResult {
  const phone = plainDigits(text)
    .replace(/[()]/g, (bracket) => (bracket === ')' ? '-' : ''))
    .replace(/[-—–]+/g, '-');
  if (scientific.test(phone)) return { problem: { code: 'digitsLost' } };
  const mobileParts = mobile.exec(phone);
  if (mobileParts) return { value: mobileParts.slice(1, 4).join('') };
  const parts = landline.exec(phone);
  if (!parts) return { problem: { code: 'invalidPhone' } };
  return {
    value: parts
      .slice(1)
      .filter((part) => part !== undefined)
      .join('-'),
  };
}

/** Some write an apostrophe before long numbers to keep them text. */
function plainDigits(text: string): string {
  return compactText(text).replace(/^['`’]/, '');
}
