import type { z } from 'zod';
import {
  type Claim,
  explain,
  type Explanation,
  judge,
  type Program,
  type Reason,
  type Verdict,
  verdictOf,
} from '#engines/rules/index.ts';
import { yuanText } from '#engines/rules/runtime.ts';
import type { clauseClassLabels, Standing } from '../../contract/codes.ts';
import type { fitFor } from '../../contract/fit-operations.ts';
import type { BookClause } from '../book.ts';
import { missingMaterials } from '../form/open-facts.ts';
import type { Place } from '../place.ts';
import { payerText, readingsOf, type Steps } from '../words.ts';
import type { Application } from './applications.ts';

export type Card = z.input<typeof fitFor.output>['cards'][number];

const states = ['no', 'unknown', 'yes'] as const;
/** Best first: one worker entitled makes the card entitled. */
const standings: Standing[] = ['entitled', 'standardMissing', 'notYet', 'unknown', 'refused'];
const examples = 3;
const arithmeticLines = 60;

interface Tally {
  reason: Reason;
  heads: number;
  due: string | null;
  found: Card['reasons'][number]['found'];
}

/** Sums up what several applications of one subject found, condition by condition. */
class Tallies {
  readonly #all = new Map<string, Tally>();

  add({ reasons }: Explanation, who: (thing: number) => string | null, isShown: boolean): void {
    for (const reason of reasons) {
      const key = `${reason.state} ${reason.text} ${reason.thing < 0}`;
      const known = this.#all.get(key);
      const tally = known ?? { reason, heads: 0, due: null, found: [] };
      if (!known) this.#all.set(key, tally);
      tally.heads += 1;
      if (reason.due && (!tally.due || reason.due < tally.due)) tally.due = reason.due;
      if (!isShown || tally.heads > (reason.thing < 0 ? 1 : examples)) continue;
      tally.found.push(...reason.found.map((each) => ({ who: who(reason.thing), ...each })));
    }
  }

  reasons(): Card['reasons'] {
    const order = { no: 0, unknown: 1, yes: 2 };
    return [...this.#all.values()]
      .map(({ reason, heads, due, found }) => ({
        state: reason.state,
        text: reason.text,
        heads: reason.thing < 0 ? null : heads,
        found,
        article: reason.article ?? null,
        reading: reason.reading ?? null,
        materials: reason.materials,
        due,
      }))
      .sort((a, b) => order[a.state] - order[b.state]);
  }
}

/** The sum in words; equal payments of several people are one line. */
function arithmeticOf(program: Program, told: readonly { lines: string[]; verdict: Verdict }[]): string[] {
  if (told.length === 1) return told[0]?.lines.slice(0, arithmeticLines) ?? [];
  const groups = new Map<string, { words: string; fen: number; count: number }>();
  let total = 0;
  for (const { verdict } of told) {
    total += verdict.fen ?? 0;
    for (const { payment, fen } of verdict.payments) {
      const key = `${payment} ${fen}`;
      const group = groups.get(key) ?? { words: program.payments[payment] ?? '', fen, count: 0 };
      group.count += 1;
      groups.set(key, group);
    }
  }
  const lines = [...groups.values()].map(
    ({ words, fen, count }) => `${words}：${yuanText(fen)} 元 × ${count} 笔 = ${yuanText(fen * count)} 元`,
  );
  return [...lines.slice(0, arithmeticLines), `合计 ${yuanText(total)} 元`];
}

/** Which conditions came out how: verdicts alike read alike but for the values found. */
const alike = ({ state, findings }: Verdict): string =>
  `${state} ${findings.map(({ criterion, state: each }) => `${criterion}${each}`).join()}`;
const waitsForADay = ({ findings }: Verdict): boolean => findings.some(({ due }) => due !== undefined);

/** Puts together what one clause says to all applications of a subject. */
class CardMaker {
  readonly claims: Claim[] = [];
  readonly #each: BookClause;
  readonly #steps: Steps;
  readonly #subject: { id: string; asOf: string };
  readonly #unset: string[];
  readonly #tallies = new Tallies();
  readonly #told: { lines: string[]; verdict: Verdict }[] = [];
  readonly #schedule = new Map<string, number>();
  readonly #funding = new Map<string, number>();
  readonly #heads = { yes: 0, unknown: 0, no: 0 };
  readonly #seen = new Map<string, { explained: Explanation; times: number }>();
  #best: Standing = 'refused';
  #from: string | null = null;
  #outcome: string | null = null;
  #missingStandards: string[] = [];
  readonly #missing = new Set<string>();
  readonly #place: Place;

  constructor(place: Place, each: BookClause, steps: Steps, subject: { id: string; asOf: string }) {
    this.#place = place;
    this.#each = each;
    this.#steps = steps;
    this.#subject = subject;
    this.#unset = each.program.parameters.filter(({ name }) => !steps.has(name)).map(({ label }) => label);
  }

  add({ source, workers }: Application): void {
    const decision = judge(this.#each.program, source, this.#steps);
    if (!decision) return;
    for (const thing of decision.things) this.#heads[states[thing] ?? 'unknown'] += 1;
    const verdict = verdictOf(this.#each.program, decision);
    const key = alike(verdict);
    const known = this.#seen.get(key);
    if (known && known.times >= examples && verdict.state !== 'entitled' && !waitsForADay(verdict)) {
      this.#tallies.add(known.explained, () => null, false);
      return;
    }
    const explained = explain(this.#each.program, verdict, this.#unset);
    this.#seen.set(key, { explained, times: (known?.times ?? 0) + 1 });
    this.#tallies.add(explained, (thing) => workers[thing]?.personName ?? null, true);
    this.#settle(explained, verdict);
    if (explained.standing === 'entitled') this.#pay(explained, verdict, workers);
  }

  #settle(explained: Explanation, verdict: Verdict): void {
    if (standings.indexOf(explained.standing) < standings.indexOf(this.#best))
      this.#best = explained.standing;
    if (explained.from && (!this.#from || explained.from < this.#from)) this.#from = explained.from;
    if (explained.standing === 'standardMissing') this.#missingStandards = explained.missingStandards;
    this.#outcome ??= verdict.outcome ?? null;
    for (const material of missingMaterials(this.#place, this.#each, verdict)) this.#missing.add(material);
  }

  #pay(explained: Explanation, verdict: Verdict, workers: Application['workers']): void {
    const { clause } = this.#each;
    this.#told.push({ lines: explained.arithmetic, verdict });
    for (const { on, fen } of verdict.schedule) this.#schedule.set(on, (this.#schedule.get(on) ?? 0) + fen);
    for (const { source: payer, fen } of verdict.funding ?? [])
      this.#funding.set(payer, (this.#funding.get(payer) ?? 0) + fen);
    if (!verdict.fen) return;
    const worker = workers.length === 1 ? workers[0] : undefined;
    this.claims.push({
      id: `${clause.id} ${worker?.id ?? ''}`,
      clause: clause.id,
      subjects: { applicant: this.#subject.id, ...(worker ? { worker: worker.personId } : {}) },
      on: worker?.onboardOn ?? this.#subject.asOf,
      fen: verdict.fen,
    });
  }

  card(): Card {
    const { clause, program, versionId } = this.#each;
    const reasons = this.#tallies.reasons();
    const standing = this.#best;
    const hasSum = standing === 'entitled' && Array.isArray(clause.pays);
    const fen = hasSum ? this.claims.reduce((sum, claim) => sum + claim.fen, 0) : null;
    return {
      clauseId: clause.id,
      versionId,
      title: clause.title,
      class: clause.class as keyof typeof clauseClassLabels,
      kind: clause.kind,
      article: clause.article,
      payee: clause.payee ?? null,
      standing,
      from: standing === 'notYet' ? this.#from : null,
      fen,
      grantedFen: fen,
      heads: clause.over ? this.#heads : null,
      outcome: this.#outcome,
      reasons,
      arithmetic: arithmeticOf(program, this.#told),
      schedule: [...this.#schedule]
        .map(([on, sum]) => ({ on, fen: sum }))
        .sort((a, b) => (a.on < b.on ? -1 : 1)),
      funding: [...this.#funding].map(([source, sum]) => ({ source: payerText(source), fen: sum })),
      materials: clause.materials ?? [],
      missingMaterials: standing === 'unknown' ? [...this.#missing] : [],
      missingStandards: this.#missingStandards,
      readings: readingsOf(this.#place, program.readings),
      cuts: [],
    };
  }
}

/** What a clause means for a subject: all applications that the ledger makes for it, put together. */
export function cardOf(
  place: Place,
  each: BookClause,
  applications: readonly Application[],
  steps: Steps,
  subject: { id: string; asOf: string },
): { card: Card; claims: Claim[] } {
  const maker = new CardMaker(place, each, steps, subject);
  for (const application of applications) maker.add(application);
  return { card: maker.card(), claims: maker.claims };
}

/** Entitled first, by sum; then what is nearest. */
export function inOrder(cards: Card[]): Card[] {
  const order: Record<Standing, number> = {
    entitled: 0,
    notYet: 1,
    unknown: 2,
    standardMissing: 3,
    refused: 4,
  };
  return cards.sort(
    (a, b) =>
      order[a.standing] - order[b.standing] ||
      (b.fen ?? 0) - (a.fen ?? 0) ||
      (a.clauseId < b.clauseId ? -1 : 1),
  );
}
