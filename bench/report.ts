import { type RunResult, runGoals } from './city-run.ts';
import { type ImportResult, importGoals } from './imports.ts';
import type { ReadResult } from './reads.ts';

export interface LevelResult {
  label: string;
  /** Null where an earlier run left the data. */
  loadSeconds: number | null;
  reads: ReadResult[];
  imported: ImportResult | null;
  run: RunResult | null;
}

/** Columns the terminal gives a text: Chinese characters take two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0);
const padded = (text: string, width: number, isFirst: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isFirst ? text + blanks : blanks + text;
};

/** Rows of cells, the first of each to the left, in columns. */
export function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))));
  return rows
    .map((row) => row.map((cell, at) => padded(cell, widths[at] ?? 0, at === 0)).join('  '))
    .join('\n');
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
const times = (value: number) => `${value.toFixed(1)}×`;

/** One measured thing at every level. */
interface Line {
  label: string;
  unit: string;
  goal: number | null;
  values: number[];
  bare: number | null;
  note: string;
}

function readLines(results: LevelResult[]): Line[] {
  const last = results.at(-1);
  return (last?.reads ?? []).map(({ label, goalMs, bareP95Ms, slowest }, at) => ({
    label,
    unit: 'ms p95',
    goal: goalMs,
    values: results.map(({ reads }) => reads[at]?.p95Ms ?? Number.NaN),
    bare: bareP95Ms,
    note: `最慢：${slowest.name} ${ms(slowest.p95Ms)}`,
  }));
}

function importLines(results: LevelResult[]): Line[] {
  const imports = results.flatMap(({ imported }) => imported ?? []);
  const last = imports.at(-1);
  if (!last) return [];
  const line = (
    label: string,
    unit: string,
    goal: number | null,
    values: number[],
    bare: number | null,
    note = '',
  ): Line => ({ label, unit, goal, values, bare, note });
  return [
    line(
      '导入 10 万行',
      's',
      importGoals.seconds,
      imports.map((each) => each.seconds),
      last.bareSeconds,
      `其中到预览 ${ms(last.previewSeconds)}`,
    ),
    line(
      '服务器内存',
      'MB',
      importGoals.megabytes,
      imports.map((each) => each.serverMb),
      null,
    ),
    line(
      '读表进程内存',
      'MB',
      importGoals.megabytes,
      imports.map((each) => each.childMb),
      null,
    ),
  ];
}

function runLines(results: LevelResult[]): Line[] {
  const runs = results.flatMap(({ run }) => run ?? []);
  const last = runs.at(-1);
  if (!last) return [];
  const count = (value: number) => value.toLocaleString('en-US');
  return [
    {
      label: '全市核算',
      unit: 's',
      goal: runGoals.seconds,
      values: runs.map(({ seconds }) => seconds),
      bare: last.bareSeconds,
      note: `看 ${count(last.looked)} 条，得 ${count(last.lines)} 笔`,
    },
    {
      label: '核算时服务器内存',
      unit: 'MB',
      goal: runGoals.megabytes,
      values: runs.map(({ serverMb }) => serverMb),
      bare: null,
      note: '',
    },
  ];
}

function cellsOf({ label, unit, goal, values, bare, note }: Line): string[] {
  const first = values[0] ?? Number.NaN;
  const last = values.at(-1) ?? Number.NaN;
  return [
    label,
    unit,
    goal === null ? '' : `≤ ${goal}`,
    ...values.map(ms),
    goal === null ? '' : last <= goal ? '达到' : '未达到',
    values.length > 1 ? times(last / first) : '',
    bare === null ? '' : ms(bare),
    bare === null ? '' : times(last / bare),
    note,
  ];
}

/** What was measured at each level, with the growth from the first to the last and the bare statement at the last. */
export function table(results: LevelResult[]): string {
  const head = [
    '项目',
    '单位',
    '目标',
    ...results.map(({ label }) => label),
    '目标',
    '增长',
    '裸语句',
    '倍数',
    '',
  ];
  const lines = [...readLines(results), ...importLines(results), ...runLines(results)].map(cellsOf);
  const loads = results
    .filter(({ loadSeconds }) => loadSeconds !== null)
    .map(({ label, loadSeconds }) => `${label}数据载入 ${Math.round(loadSeconds ?? 0)} 秒`);
  return `\n${aligned([head, ...lines])}\n${loads.length ? `\n${loads.join('，')}\n` : ''}`;
}
