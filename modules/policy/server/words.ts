import type { z } from 'zod';
import type { Clause, Criterion, Json, ParameterStep, Program, Reason } from '#engines/rules/index.ts';
import type { ConditionWords, wordsField } from '../contract/fields.ts';
import { payerLabels, perLabels } from '../contract/codes.ts';
import type { Place } from './place.ts';

type Words = z.input<typeof wordsField>;

/** A standard's value as an office reads it; sums are written in yuan, rates as fractions. */
export function valueText(value: Json, type: string, unit?: string): string {
  if (Array.isArray(value))
    return value
      .map((each) => (Array.isArray(each) ? each.map(String).join(' 至 ') : String(each)))
      .join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (type === 'rate' && typeof value === 'number') return `${Math.round(value * 1e6) / 1e4}%`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const word = unit ?? (type === 'money' ? '元' : '');
  return word ? `${text} ${word}` : text;
}

/** Who pays a share, in words; `district_finance:江阳区` names the district too. */
export function payerText(source: string): string {
  const [code = '', place] = source.split(':');
  const labels: Record<string, string> = payerLabels;
  const label = labels[code] ?? code;
  return place && !place.startsWith('{') ? `${place}${label.replace('区财政', '财政')}` : label;
}

function tree(criteria: readonly Criterion[], isIn: (each: Criterion) => boolean): ConditionWords[] {
  const below = (parent: number): ConditionWords[] =>
    criteria.flatMap((each, at) =>
      each.parent === parent && (parent >= 0 || isIn(each))
        ? [
            {
              words: each.words,
              say: each.say ?? null,
              article: each.article ?? null,
              reading: each.reading ?? null,
              material: each.material ?? null,
              joins: each.joins ?? null,
              path: each.path,
              children: below(at),
            },
          ]
        : [],
    );
  return below(-1);
}

/** A bound of validity; a day that the text leaves out and nobody has set is none. */
function bound(node: Json | undefined, steps: Steps, today: string): string | undefined {
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  if (typeof node.date === 'string') return node.date;
  const value = typeof node.param === 'string' ? inForceOn(steps, node.param, today)?.value : undefined;
  return value === undefined ? undefined : String(value);
}

export type Steps = ReadonlyMap<string, readonly (ParameterStep & { source?: string })[]>;

/** The step of a standard in force on a day. */
export const inForceOn = (steps: Steps, name: string, day: string) =>
  (steps.get(name) ?? [])
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);

function validityText({ validity }: Clause, steps: Steps, today: string): string | null {
  if (!validity) return null;
  const [from, to] = [bound(validity.from, steps, today), bound(validity.to, steps, today)];
  if (!from && !to) return '文件没有写明起止，不限';
  return `${from ?? '不限'} 至 ${to ?? '不限'}`;
}

/** Once only, not beside others, caps: what limits the sum beside the conditions. */
export function limitsText({ titles }: Place, { once, exclusive, yearlyCap, atMost }: Clause): string[] {
  const labels: Record<string, string> = perLabels;
  const who = (code: string): string => labels[code] ?? '每项';
  return [
    ...(once ? [`${who(once.per)}只享受一次`] : []),
    ...(exclusive ?? []).map((each) => {
      const others = each.with.map((id) => (titles.has(id) ? `“${titles.get(id)}”（${id}）` : id));
      return `${who(each.per)}不与${others.join('、')}同时享受`;
    }),
    ...(yearlyCap ? [`${who(yearlyCap.per)}每年有上限`] : []),
    ...(atMost === undefined ? [] : ['总额有上限']),
  ];
}

type Told = Omit<Reason, 'thing' | 'found'>;

/** A reason as the contract has it: what is not said is null. */
export const reasonView = <R extends Told>({ article, reading, due, ...reason }: R) => ({
  ...reason,
  article: article ?? null,
  reading: reading ?? null,
  due: due ?? null,
});

export function readingsOf(place: Place, ids: readonly string[]): Words['readings'] {
  return ids.map((id) => {
    const given = place.readings[id];
    return {
      id,
      subject: given?.subject ?? id,
      why: given?.why ?? '',
      chosen: given?.chosen ?? null,
      options: Object.entries(given?.options ?? {}).map(([value, label]) => ({ value, label })),
    };
  });
}

/** What a clause says in plain Chinese, from the program made of it. */
export function wordsOf(place: Place, program: Program, steps: Steps, today: string): Words {
  const { clause, criteria } = program;
  const over = clause.over;
  const list = place.vocabulary.get('case')?.facts.find(({ name }) => name === over);
  return {
    whole: tree(criteria, (each) => each.level === 'case' && ['when', 'outcome'].includes(each.part)),
    each: tree(criteria, (each) => each.level === 'item' && each.part !== 'validity'),
    overLabel: over ? (list?.label ?? over) : null,
    together: tree(criteria, (each) => each.part === 'together'),
    payments: program.payments.filter(Boolean),
    isUnstated: clause.pays === 'unstated',
    ranges: (clause.ranges ?? []).map(({ label }) => label),
    outcomes: (clause.outcomes ?? []).map(({ say, holds }) => ({ say, holds })),
    validity: validityText(clause, steps, today),
    funding: (clause.funding ?? []).map(({ source, share }) => ({ source: payerText(source), share })),
    limits: limitsText(place, clause),
    readings: readingsOf(place, program.readings),
    parameters: program.parameters.map(({ name, label, type, unit }) => {
      const found = inForceOn(steps, name, today);
      return {
        name,
        label,
        unit: unit ?? null,
        value: found ? valueText(found.value, type, unit) : null,
        from: found?.from ?? null,
        source: found?.source ?? null,
      };
    }),
  };
}
