import { decide, explain, factsOn, forecast, type Program, type Verdict } from '#engines/rules/index.ts';
import { payableOn } from '../days.ts';
import { monthsAhead, type Source } from '../facts/source.ts';
import type { Steps } from '../words.ts';
import { type Hold, holdsOf } from './holds.ts';

export interface Stage {
  on: string;
  dueOn: string;
  isDue: boolean;
  fen: number | null;
  arithmetic: string[];
  holds: Hold[];
}

/** The steps of the sum that belong to one stage; of one thing alone it need not be said which. */
function arithmeticOf(program: Program, verdict: Verdict, on: string, fen: number): string[] {
  const isOne = verdict.things.length === 1;
  const payments = verdict.payments
    .filter((each) => each.on === on)
    .map((each) => (isOne ? { ...each, thing: -1 } : each));
  const lines = explain(program, { ...verdict, payments, fen }).arithmetic;
  return lines.length === 2 ? lines.slice(0, 1) : lines;
}

const isGranted = ({ state }: Verdict): boolean => state === 'entitled' || state === 'standardMissing';

/** The first decision that is as wanted while things go on as they stand: each month is looked at, and each day the clause names. */
export function firstVerdict(
  program: Program,
  source: Source,
  steps: Steps,
  through: string,
  isWanted: (verdict: Verdict) => boolean,
): { day: string; verdict: Verdict } | undefined {
  const asOf = source.as_of;
  const now = decide(program, source, steps);
  const days = now.findings.flatMap(({ due }) => (due && due > asOf && due <= through ? [due] : []));
  for (let ahead = 0, { day } = monthsAhead(asOf, 0); day <= through; { day } = monthsAhead(asOf, ahead)) {
    days.push(day);
    ahead += 1;
  }
  for (const day of [...new Set(days)].sort()) {
    const verdict = decide(program, factsOn(program, source, day), steps);
    if (isWanted(verdict)) return { day, verdict };
  }
  return undefined;
}

/** Every stage of one application from its day of decision until `through`, if things go on as they stand. Sums in fen. */
export function stagesOf(program: Program, source: Source, steps: Steps, through: string): Stage[] {
  const asOf = source.as_of;
  const now = decide(program, source, steps);
  const due = now.schedule.map(({ on, fen }): Stage => {
    const dueOn = on.length === asOf.length && on < asOf ? on : asOf;
    return { on, dueOn, isDue: true, fen, arithmetic: arithmeticOf(program, now, on, fen), holds: [] };
  });
  const later = forecast(program, source, steps, through).map(({ on, dueOn: seenOn, fen }): Stage => {
    const then = decide(program, factsOn(program, source, seenOn), steps);
    return {
      on,
      // Looked at month by month; what is entered under a month is paid at its end, as a run of the city has it.
      dueOn: on.length === asOf.length ? seenOn : payableOn(on, asOf),
      isDue: false,
      fen,
      arithmetic: arithmeticOf(program, then, on, fen),
      holds: holdsOf(program, source, steps, { on, dueOn: seenOn, fen }),
    };
  });
  const stages = [...due, ...later];
  if (stages.length > 0) return stages.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const day = firstVerdict(program, source, steps, through, isGranted)?.day;
  if (day === undefined) return [];
  const stage = { on: day, dueOn: day, fen: null };
  const holds = day > asOf ? holdsOf(program, source, steps, stage) : [];
  return [{ ...stage, isDue: day <= asOf, arithmetic: [], holds }];
}
