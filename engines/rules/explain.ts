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

/** The day of a finding whose condition does not hold yet, as a day count; NaN where time does not help. */
const dueAt = (findings: readonly number[], row: number): number =>
  findings[row * FINDING + 2] === 0 ? (findings[row * FINDING + 3] ?? Number.NaN) : Number.NaN;

/** Kept from call to call: of a thousand workers most wait for a day. */
let rowOf = new Int32Array(64);
let lastOf = new Int32Array(64);
let rowBefore = new Int32Array(256);
const roomFor = (array: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> =>
  array.length < count ? new Int32Array(count * 2) : array;

/**
 * The day a condition that is no holds by itself: the last of all its parts, the first of any; NaN where time does not
 * help, −∞ where nothing is missing. `rowOf` holds the rows of the thing that is looked at.
 */
function dueOf(criteria: readonly Criterion[], findings: readonly number[], index: number): number {
  const row = rowOf[index] ?? -1;
  if (row < 0 || findings[row * FINDING + 2] === 2) return Number.NEGATIVE_INFINITY;
  const due = dueAt(findings, row);
  const joins = criteria[index]?.joins;
  if (Number.isFinite(due)) return due;
  if (!joins) return Number.NaN;
  let found = joins === 'all' ? Number.NEGATIVE_INFINITY : Number.NaN;
  for (let at = 0; at < criteria.length; at += 1) {
    if (criteria[at]?.parent !== index) continue;
    const below = dueOf(criteria, findings, at);
    if (joins === 'all') found = Math.max(found, below);
    else if (!(below >= found)) found = Number.isNaN(below) ? found : below;
  }
  return found;
}

/** The day all conditions of one thing (−1: the application) hold; NaN where something else is missing. */
function dayOfThing(criteria: readonly Criterion[], findings: readonly number[], thing: number): number {
  rowOf.fill(-1, 0, criteria.length);
  for (let row = lastOf[thing + 1] ?? -1; row >= 0; row = rowBefore[row] ?? -1) {
    const criterion = findings[row * FINDING] ?? 0;
    if (rowOf[criterion] === -1) rowOf[criterion] = row;
  }
  let day = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < criteria.length; at += 1)
    if (rowOf[at] !== -1 && criteria[at]?.parent === -1) day = Math.max(day, dueOf(criteria, findings, at));
  return day;
}

/** First day on which all conditions of a refused application hold if only time passes; undefined where something else is missing. */
function firstDay(
  { criteria, clause }: Program,
  findings: readonly number[],
  things: number,
): number | undefined {
  const rows = findings.length / FINDING;
  rowOf = roomFor(rowOf, criteria.length);
  lastOf = roomFor(lastOf, things + 1);
  rowBefore = roomFor(rowBefore, rows);
  lastOf.fill(-1, 0, things + 1);
  for (let row = 0; row < rows; row += 1) {
    const thing = (findings[row * FINDING + 1] ?? -1) + 1;
    rowBefore[row] = lastOf[thing] ?? -1;
    lastOf[thing] = row;
  }
  const whole = dayOfThing(criteria, findings, -1);
  if (Number.isNaN(whole)) return undefined;
  let soonest = Number.POSITIVE_INFINITY;
  for (let thing = 0; thing < things; thing += 1) {
    const day = dayOfThing(criteria, findings, thing);
    if (day < soonest) soonest = day;
  }
  if (clause.over && soonest === Number.POSITIVE_INFINITY) return undefined;
  const day = soonest === Number.POSITIVE_INFINITY ? whole : Math.max(whole, soonest);
  return Number.isFinite(day) ? day : undefined;
}

const stateNumbers = { no: 0, unknown: 1, yes: 2 };

function notYetFrom(program: Program, { state, findings, things }: Verdict): string | undefined {
  if (state !== 'refused') return undefined;
  const numbers = findings.flatMap(({ criterion, thing, state: each, due }) => {
    const row = new Array<number>(FINDING).fill(Number.NaN);
    return Object.assign(row, [criterion, thing, stateNumbers[each], due ? parseDay(due) : Number.NaN]);
  });
  const day = firstDay(program, numbers, things.length);
  return day === undefined ? undefined : dateText(day);
}

/** The same of a decision kept as numbers, as a day count. */
export function waitsUntil(program: Program, { state, findings, things }: Decision): number | undefined {
  if (state !== 0) return undefined;
  for (let row = 0; row * FINDING < findings.length; row += 1)
    if (Number.isFinite(dueAt(findings, row))) return firstDay(program, findings, things.length);
  return undefined;
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
