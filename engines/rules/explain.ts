/** A verdict in words: every condition with what was found, the sum step by step, the day time alone will bring. */
import { type Finding, notGiven, type Verdict } from './decide.ts';
import { parseDay } from './literals.ts';
import type { Criterion } from './pieces.ts';
import type { Program } from './program.ts';
import { dateText, yuanText } from './runtime.ts';

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

function reasonOf(criterion: Criterion, finding: Finding): Reason {
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

/** The day a condition that is no holds by itself: the last of all its parts, the first of any; undefined where time does not help. */
function dueOf(program: Program, findings: ReadonlyMap<number, Finding>, index: number): number | undefined {
  const finding = findings.get(index);
  if (!finding || finding.state === 'yes') return Number.NEGATIVE_INFINITY;
  if (finding.due) return parseDay(finding.due);
  const { joins } = program.criteria[index] ?? {};
  if (!joins) return undefined;
  const below = program.criteria.flatMap((each, at) =>
    each.parent === index ? [dueOf(program, findings, at)] : [],
  );
  const known = below.filter((each) => each !== undefined);
  if (joins === 'any') return known.length > 0 ? Math.min(...known) : undefined;
  return known.length === below.length ? Math.max(...known) : undefined;
}

/** First day on which all conditions hold if only time passes; undefined where something else is missing. */
function notYetFrom(program: Program, verdict: Verdict): string | undefined {
  if (verdict.state !== 'refused') return undefined;
  const level = (thing: number): number | undefined => {
    const findings = new Map(
      verdict.findings.filter((each) => each.thing === thing).map((each) => [each.criterion, each]),
    );
    const tops = [...findings.keys()].filter((at) => program.criteria[at]?.parent === -1);
    const dues = tops.map((at) => dueOf(program, findings, at));
    return dues.some((each) => each === undefined)
      ? undefined
      : Math.max(Number.NEGATIVE_INFINITY, ...(dues as number[]));
  };
  const whole = level(-1);
  if (whole === undefined) return undefined;
  const things = verdict.things.map((_, at) => level(at)).filter((each) => each !== undefined);
  if (program.clause.over && things.length === 0) return undefined;
  const day = Math.max(whole, things.length > 0 ? Math.min(...things) : Number.NEGATIVE_INFINITY);
  return Number.isFinite(day) ? dateText(day) : undefined;
}

function arithmeticOf(program: Program, verdict: Verdict): string[] {
  const groups = Map.groupBy(
    verdict.payments,
    ({ payment, thing, heads, fen }) => `${payment}/${thing}/${heads}/${fen}`,
  );
  const lines = [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    const { payment, thing, heads, fen } = first;
    const who = thing < 0 ? '' : `第 ${thing + 1} 项：`;
    const each = heads === 1 ? '' : `，${heads} 人合计`;
    const span =
      group.length > 1
        ? `（${first.on} 至 ${group.at(-1)?.on}，共 ${group.length} 笔，每笔）`
        : `（${first.on}）`;
    return `${who}${program.payments[payment] ?? ''}${each}${span}${yuanText(fen)} 元`;
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
