/** What many decisions under one clause came to, condition by condition: counted as numbers, put into words once. */
import { type Decision, findingAt } from './decide.ts';
import { type Reason, reasonOf } from './explain.ts';
import type { Criterion } from './pieces.ts';
import type { Program } from './program.ts';
import { dateText } from './runtime.ts';
import { FINDING } from './trace.ts';

/** One way a condition came out, over all applications and things it was asked of. */
export interface TalliedReason extends Omit<Reason, 'thing' | 'found' | 'due'> {
  /** Of how many things it was found; null where it is about applications as a whole. */
  heads: number | null;
  /** Values found: of one application, or of the first few things. */
  found: { who: string | null; label: string; value: string }[];
  /** The first day on which it holds by itself for one of them. */
  due?: string;
}

interface Count extends Omit<TalliedReason, 'heads' | 'due'> {
  isOfThings: boolean;
  heads: number;
  /** Day count; +∞ where time does not help. */
  due: number;
}

const order = { no: 0, unknown: 1, yes: 2 };

export class Tally {
  readonly #program: Program;
  readonly #examples: number;
  /** By criterion and state; conditions that read alike share one. */
  readonly #counts: Count[] = [];
  readonly #byText = new Map<string, Count>();

  /** `examples`: of how many things the values found are kept. */
  constructor(program: Program, examples: number) {
    this.#program = program;
    this.#examples = examples;
  }

  /** Counts the findings of one decision; `who` names the things it decided on. */
  add(decision: Decision, who: (thing: number) => string | null): void {
    const { findings } = decision;
    const { criteria } = this.#program;
    for (let at = 0; at < findings.length; at += FINDING) {
      const index = findings[at] as number;
      const criterion = criteria[index];
      if (criterion?.parent !== -1) continue;
      const thing = findings[at + 1] ?? -1;
      const state = findings[at + 2] ?? 1;
      const due = findings[at + 3] ?? 0;
      const count = this.#counts[index * 3 + state] ?? this.#open(criterion, decision, at);
      count.heads += 1;
      if (state === 0 && Number.isFinite(due)) count.due = Math.min(count.due, due);
      if (count.heads <= (thing < 0 ? 1 : this.#examples)) {
        const { found } = reasonOf(criterion, findingAt(this.#program, decision, at / FINDING));
        count.found.push(...found.map((each) => ({ who: who(thing), ...each })));
      }
    }
  }

  /** The count of a finding that comes for the first time. */
  #open(criterion: Criterion, decision: Decision, at: number): Count {
    const finding = findingAt(this.#program, decision, at / FINDING);
    const { thing, found: _, due: __, ...reason } = reasonOf(criterion, finding);
    const key = `${reason.state} ${reason.text} ${thing < 0}`;
    const count = this.#byText.get(key) ?? {
      ...reason,
      isOfThings: thing >= 0,
      heads: 0,
      due: Number.POSITIVE_INFINITY,
      found: [],
    };
    this.#counts[finding.criterion * 3 + (decision.findings[at + 2] ?? 1)] = count;
    this.#byText.set(key, count);
    return count;
  }

  /** Failing conditions first, then open ones, then those met. */
  reasons(): TalliedReason[] {
    return [...this.#byText.values()]
      .map(
        ({ isOfThings, heads, due, ...reason }): TalliedReason => ({
          ...reason,
          heads: isOfThings ? heads : null,
          ...(Number.isFinite(due) ? { due: dateText(due) } : {}),
        }),
      )
      .sort((a, b) => order[a.state] - order[b.state]);
  }
}
