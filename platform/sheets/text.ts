const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const wideSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const wideDigitsAndLetters = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const wideAscii = /[\uFF01-\uFF5E]/g;
const plainAscii = /^[\x21-\x7E]*$/;

const narrow = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

/** Text as a person meant it: full-width digits, letters and spaces become half-width, invisible characters and outer blanks go. */
export function cleanText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(wideSpaces, ' ')
    .replace(wideDigitsAndLetters, narrow)
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** For cells that hold numbers, dates and codes: punctuation becomes half-width too and no blank stays. */
export function compactText(text: string): string {
  return cleanText(text).replace(wideAscii, narrow).replace(/\s+/g, '');
}

/** A number as its cell shows it: spreadsheets keep 15 digits, so binary noise beyond them is cut. */
export function numberText(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));
}
