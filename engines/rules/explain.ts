/** A verdict in words: every condition with what was found, the sum step by step, the day time alone will bring. */
import { type Decision, type Finding, notGiven, type Verdict } from './decide.ts';
import { parseDay } from './literals.ts';
import type { Criterion } from './pieces.ts';
import type { Program } from './program.ts';
import { dateText, yuanText } from './runtime.ts';
import { FINDING } from './trace.ts';

/** One condition as a person reads it. */
export interface Reason {
  /** Index of the thing within the clause's list; −1 for the application as a whole. */
  thing: number;
  state: 'no' | 'unknown' | 'yes';
  text: string;
  /** What was found: facts with their values. */
  found: { label: string; value: string }[];
  article?: string;
  reading?: string;
  /** The paper that would settle it, where it is unknown. */
  materials: string[];
  /** The day it holds by itself. */
  due?: string;
}

export interface Explanation {
  clause: string;
  title: string;
  /** 享受 · 尚不符合 · 不符合 · 缺材料 · 标准未配置 */
  standing: 'entitled' | 'notYet' | 'refused' | 'unknown' | 'standardMissing';
  /** First day on which time alone makes it hold; with `notYet`. */
  from?: string;
  reasons: Reason[];
  /** The sum, step by step. */
  arithmetic: string[];
  /** Readings that the clause rests on. */
  readings: string[];
  /** Standards the place has not set. */
  missingStandards: string[];
}

const words: Record<string, string> = { true: '是', false: '否', '': '没有' };

function shownValue(criterion: Criterion, at: number, value: string): string {
  const shown = criterion.shows[at];
  if (value === notGiven) return '未填';
  if (value === '' && shown?.fact?.openEnded) return '无截止日';
  if (shown?.type === 'boolean') return words[value] ?? value;
  if (value === '') return '没有';
  const unit = shown?.type === 'money' ? '元' : (shown?.fact?.unit ?? '');
  const text = shown?.type === 'rate' ? `${Number(value) * 100}%` : (shown?.fact?.values?.[value] ?? value);
  return unit ? `${text} ${unit}` : text;
}

/** A finding as a person reads it. */
export function reasonOf(criterion: Criterion, finding: Finding): Reason {
  const { state, thing, shown, due } = finding;
  return {
    thing,
    state,
    text: state === 'no' ? (criterion.say ?? `不满足：${criterion.words}`) : criterion.words,
    found: criterion.shows.map((each, at) => ({
      label: each.label,
      value: shownValue(criterion, at, shown[at] ?? ''),
    })),
    ...(criterion.article ? { article: criterion.article } : {}),
    ...(criterion.reading ? { reading: criterion.reading } : {}),
    materials:
      state === 'unknown'
        ? [...new Set(criterion.shows.map((each) => criterion.material ?? each.fact?.material ?? each.label))]
        : [],
    ...(due ? { due } : {}),
  };
}

/** What a finding says about time: whether its condition holds, else the day on which it holds by itself. */
interface Wait {
  criterion: number;
  thing: number;
  isYes: boolean;
  due: number | undefined;
}

/** The day a condition that is no holds by itself: the last of all its parts, the first of any; undefined where time does not help. */
function dueOf(program: Program, waits: ReadonlyMap<number, Wait>, index: number): number | undefined {
  const wait = waits.get(index);
  if (!wait || wait.isYes) return Number.NEGATIVE_INFINITY;
  if (wait.due !== undefined) return wait.due;
  const { joins } = program.criteria[index] ?? {};
  if (!joins) return undefined;
  const below = program.criteria.flatMap((each, at) =>
    each.parent === index ? [dueOf(program, waits, at)] : [],
  );
  const known = below.filter((each) => each !== undefined);
  if (joins === 'any') return known.length > 0 ? Math.min(...known) : undefined;
  return known.length === below.length ? Math.max(...known) : undefined;
}

/** First day on which all conditions of a refused application hold if only time passes; undefined where something else is missing. */
function firstDay(program: Program, waits: readonly Wait[], things: number): number | undefined {
  const byThing = Map.groupBy(waits, ({ thing }) => thing);
  const level = (thing: number): number | undefined => {
    const own = new Map((byThing.get(thing) ?? []).map((each) => [each.criterion, each]));
    let last = Number.NEGATIVE_INFINITY;
    for (const criterion of own.keys()) {
      if (program.criteria[criterion]?.parent !== -1) continue;
      const due = dueOf(program, own, criterion);
      if (due === undefined) return undefined;
      last = Math.max(last, due);
    }
    return last;
  };
  const whole = level(-1);
  if (whole === undefined) return undefined;
  let soonest = Number.POSITIVE_INFINITY;
  for (let thing = 0; thing < things; thing += 1) soonest = Math.min(soonest, level(thing) ?? soonest);
  if (program.clause.over && soonest === Number.POSITIVE_INFINITY) return undefined;
  const day = soonest === Number.POSITIVE_INFINITY ? whole : Math.max(whole, soonest);
  return Number.isFinite(day) ? day : undefined;
}

function notYetFrom(program: Program, { state, findings, things }: Verdict): string | undefined {
  if (state !== 'refused') return undefined;
  const waits = findings.map(
    ({ criterion, thing, state: each, due }): Wait => ({
      criterion,
      thing,
      isYes: each === 'yes',
      due: due === undefined ? undefined : parseDay(due),
    }),
  );
  const day = firstDay(program, waits, things.length);
  return day === undefined ? undefined : dateText(day);
}

/** The same of a decision kept as numbers, as a day count. */
export function waitsUntil(program: Program, { state, findings, things }: Decision): number | undefined {
  if (state !== 0) return undefined;
  const dueAt = (at: number): number | undefined => {
    const due = findings[at + 3];
    return findings[at + 2] === 0 && Number.isFinite(due) ? due : undefined;
  };
  let isWaiting = false;
  for (let at = 0; at < findings.length && !isWaiting; at += FINDING) isWaiting = dueAt(at) !== undefined;
  if (!isWaiting) return undefined;
  const waits = Array.from({ length: findings.length / FINDING }, (_, row): Wait => {
    const at = row * FINDING;
    const [criterion, thing, each] = [findings[at] ?? 0, findings[at + 1] ?? -1, findings[at + 2]];
    return { criterion, thing, isYes: each === 2, due: dueAt(at) };
  });
  return firstDay(program, waits, things.length);
}

/** The sum of one application, step by step. */
export function arithmeticOf(program: Program, verdict: Pick<Verdict, 'fen' | 'payments'>): string[] {
  const groups = Map.groupBy(
    verdict.payments,
    ({ payment, thing, heads, fen }) => `${payment}/${thing}/${heads}/${fen}`,
  );
  const isAlone = new Set(verdict.payments.map(({ thing }) => thing)).size === 1;
  const lines = [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    const { payment, thing, heads, fen } = first;
    const who = thing < 0 || isAlone ? '' : `第 ${thing + 1} 项，`;
    const span =
      group.length > 1 ? `${first.on} 至 ${group.at(-1)?.on}，共 ${group.length} 笔，每笔` : `${first.on}：`;
    const each = heads === 1 ? '' : `，${heads} 人合计`;
    const sum = `${yuanText(fen)} 元`;
    const words = `${program.payments[payment] ?? ''}${each}`;
    return `${who}${span}${words === sum ? '' : `${words}，`}${sum}`;
  });
  const sum = verdict.payments.reduce((total, each) => total + each.fen, 0);
  if (verdict.fen !== null && sum > verdict.fen) lines.push(`按上限 ${yuanText(verdict.fen)} 元`);
  if (verdict.fen !== null && verdict.payments.length > 0) lines.push(`合计 ${yuanText(verdict.fen)} 元`);
  return lines;
}

/** Puts a verdict into words: every failing and unknown condition, none left out, with fact, source and article. */
export function explain(program: Program, verdict: Verdict, missingStandards: string[] = []): Explanation {
  const from = notYetFrom(program, verdict);
  const standing = from === undefined ? verdict.state : 'notYet';
  return {
    clause: program.clause.id,
    title: program.clause.title,
    standing,
    ...(from === undefined ? {} : { from }),
    reasons: verdict.findings
      .filter(({ criterion }) => program.criteria[criterion]?.parent === -1)
      .flatMap((finding) => {
        const criterion = program.criteria[finding.criterion];
        return criterion ? [reasonOf(criterion, finding)] : [];
      }),
    arithmetic: arithmeticOf(program, verdict),
    readings: program.readings,
    missingStandards: verdict.state === 'standardMissing' ? missingStandards : [],
  };
}
