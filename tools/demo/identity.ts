import { addDays } from '#engines/calendar/index.ts';
import { isValidUscc } from '#modules/enterprise/contract/uscc.ts';
import type { Demo } from '#platform/packs/schema.ts';
import type { Random } from './random.ts';

/** People of 16 to 60: days of birth from the first one on, a thousand serial numbers each. */
const firstBirth = '1957-11-01';
const birthDays = 15_600;
const serials = 1000;
const serialPairs = serials / 2;
/** Steps through all combinations of a day and a pair of serial numbers without repeating one, as it shares no factor with their number. */
const stride = 9_641_839;

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the 18th character. */
function checkCharacter(digits: string): string {
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

export interface Identity {
  idCard: string;
  birthOn: string;
  sex: 'male' | 'female';
}

/** Number, day of birth and sex of the n-th person: well-formed, in an area that does not exist, never the same twice. */
export function identityOf({ seed, identity }: Demo, index: number): Identity {
  const place = (index * stride + (seed % birthDays) * serialPairs) % (birthDays * serialPairs);
  // The sex, the serial number's last bit, must not go with the index: people are picked by every so many of it.
  const serial = (place % serialPairs) * 2 + (Math.imul(index + 1, 0x9e3779b1) >>> 31);
  const birthOn = addDays(firstBirth, Math.floor(place / serialPairs));
  const digits = `${identity.areaCode}${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return { idCard: digits + checkCharacter(digits), birthOn, sex: serial % 2 ? 'male' : 'female' };
}

export function phoneOf({ identity }: Demo, random: Random): string {
  return `${identity.phonePrefix}${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
}

export function personName({ names }: Demo, random: Random): string {
  const given = random.chance(0.75)
    ? [random.pick(names.givenCharacters), random.pick(names.givenCharacters)]
    : [random.pick(names.givenCharacters)];
  return random.pick(names.surnames) + given.join('');
}

/** A unified social credit code with the right check character, in an area that does not exist. */
export function usccOf({ identity }: Demo, index: number): string {
  const body = `91${identity.areaCode}MA${String(index).padStart(7, '0')}`;
  const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((character) => body + character).find(isValidUscc);
  if (!code) throw new Error(`no check character fits ${body}`);
  return code;
}

/** The n-th company name in a county; no two are the same even without the place they begin with. */
export function companyName(
  { names }: Demo,
  index: number,
  countyName: string,
  countyNames: readonly string[],
): string {
  const { companyPlaces, companyWords, companyTrades, companyForms } = names;
  const simple = companyWords.length * companyTrades.length * companyForms.length;
  const isSimple = index < simple;
  const parts = [companyWords, ...(isSimple ? [] : [companyWords]), companyTrades, companyForms];
  const all = parts.reduce((product, words) => product * words.length, 1);
  // No company is named after another county than its own.
  const others = countyNames.filter((name) => name !== countyName);
  const places = companyPlaces.filter((place) => !others.some((name) => name.startsWith(place)));
  // A prime larger than any of the lists mixes the words and repeats none.
  let rest = ((isSimple ? index : index - simple) * 7919) % all;
  const body = parts.map((words) => {
    const word = words[rest % words.length];
    rest = Math.floor(rest / words.length);
    return word;
  });
  return `${places[index % places.length] ?? ''}${body.join('')}`;
}
