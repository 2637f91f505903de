import type { ConditionWords } from '../../contract/fields.ts';
import { getAt, isObject } from './json-path.ts';
import type { Json, JsonObject, Words } from './types.ts';

type Reading = Pick<Words['readings'][number], 'id' | 'subject' | 'options'>;
type Taken = Pick<Words['readings'][number], 'id' | 'chosen'>;

/** How a reading is called where people see it: by what it is about, never by its number. */
export const readingName = (id: string, readings: readonly Pick<Reading, 'id' | 'subject'>[]): string => {
  const subject = readings.find((reading) => reading.id === id)?.subject;
  return subject ? `“${subject}”的读法` : '文件的读法';
};

/** A condition that asks for a reading names the setting by its word in the data; people are told what it means. */
export function saidOf(words: string, readings: Reading[]): string {
  return words.replace(/读法 (\S+) 取“([^”]*)”/g, (_, id: string, chosen: string) => {
    const meaning = readings
      .find((reading) => reading.id === id)
      ?.options.find(({ value }) => value === chosen)?.label;
    return `按${readingName(id, readings)}${meaning ? `：${meaning}` : ''}`;
  });
}

function monthsOf(clause: JsonObject, node: Json | undefined): number | null {
  const condition = typeof node === 'string' ? getAt(clause, ['let', node]) : node;
  const months = getAt(condition, ['lasts', 'months']);
  return typeof months === 'number' ? months : null;
}

const asksReading = /^读法 (\S+) 取“([^”]*)”$/;

/**
 * Conditions without the settings in them: what hangs on a reading that was not taken is left out, what hangs on the one
 * taken stands by itself.
 */
export function withoutSettings(
  conditions: readonly ConditionWords[],
  readings: readonly Taken[],
): ConditionWords[] {
  const isTaken = ({ words }: ConditionWords): boolean | undefined => {
    const [, id, chosen] = asksReading.exec(words) ?? [];
    return id === undefined ? undefined : readings.find((each) => each.id === id)?.chosen === chosen;
  };
  return conditions.flatMap((condition) => {
    const settings = condition.children.map(isTaken);
    if (condition.joins === 'all' && settings.includes(false)) return [];
    if (condition.joins === 'any' && settings.includes(true)) return [{ ...condition, children: [] }];
    const children = withoutSettings(
      condition.children.filter((_, at) => settings[at] === undefined),
      readings,
    );
    const [only] = children;
    if (!only || children.length > 1) return [{ ...condition, children }];
    return [{ ...only, reading: only.reading ?? condition.reading }];
  });
}

/** When one of several payments falls due, where the data says it plainly: 满 2 个月, 每月. */
export function paymentNote(clause: JsonObject, at: number): string | null {
  const pay = getAt(clause, ['pays', at]);
  if (!isObject(pay)) return null;
  const months = monthsOf(clause, pay.when);
  if (months !== null) return `满 ${months} 个月`;
  const after = getAt(pay, ['on', 'addMonths', 1]);
  if (typeof after === 'number') return `满 ${after} 个月`;
  return isObject(pay.for) && isObject(pay.for.months) ? '每月' : null;
}

/** Payments in words, each with when it falls due. */
export const paymentsSaid = (clause: JsonObject, payments: string[], readings: Reading[]): string[] =>
  payments.map((words, at) => {
    const note = paymentNote(clause, at);
    const said = saidOf(words, readings);
    return note ? `${note}：${said}` : said;
  });
