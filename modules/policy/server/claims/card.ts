import type { z } from 'zod';
import {
  arithmeticOf,
  type Claim,
  type Decision,
  grantOf,
  judge,
  type Program,
  Tally,
  thingState,
  unknownIn,
  verdictOf,
  waitsUntil,
} from '#engines/rules/index.ts';
import { dateText, yuanText } from '#engines/rules/runtime.ts';
import type { clauseClassLabels, Standing } from '../../contract/codes.ts';
import type { fitFor } from '../../contract/fit-operations.ts';
import type { BookClause } from '../book.ts';
import { missingMaterials } from '../form/open-facts.ts';
import type { Place } from '../place.ts';
import { payerText, readingsOf, reasonView, type Steps } from '../words.ts';
import type { Application } from './applications.ts';

/** Whose values it shows as examples stands in it as the person's id: names are read for those alone. */
export type Card = z.input<typeof fitFor.output>['cards'][number];

const states = ['no', 'unknown', 'yes'] as const;
const told: Standing[] = ['refused', 'unknown', 'entitled', 'standardMissing'];
/** Best first: one worker entitled makes the card entitled. */
const standings: Standing[] = ['entitled', 'standardMissing', 'notYet', 'unknown', 'refused'];
/** Of how many people the values found are shown for each condition. */
const examples = 3;
const arithmeticLines = 60;

type Grant = ReturnType<typeof grantOf>;
const add = (sums: Map<string, number>, key: string, fen: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + fen);
};

/** What is paid to several applications: equal payments are one line of the sum. */
class Payout {
  readonly schedule = new Map<string, number>();
  readonly funding = new Map<string, number>();
  readonly #program: Program;
  readonly #equal = new Map<string, { payment: number; fen: number; count: number }>();
  #first: Grant | undefined;
  #count = 0;
  #fen = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  add(grant: Grant): void {
    this.#first ??= grant;
    this.#count += 1;
    this.#fen += grant.fen ?? 0;
    for (const { on, fen } of grant.schedule) add(this.schedule, on, fen);
    for (const { source, fen } of grant.funding) add(this.funding, source, fen);
    for (const { payment, fen } of grant.payments) {
      const key = `${payment} ${fen}`;
      const equal = this.#equal.get(key) ?? { payment, fen, count: 0 };
      equal.count += 1;
      this.#equal.set(key, equal);
    }
  }

  arithmetic(): string[] {
    if (!this.#first) return [];
    if (this.#count === 1) return arithmeticOf(this.#program, this.#first).slice(0, arithmeticLines);
    const lines = [...this.#equal.values()].map(({ payment, fen, count }) => {
      const words = this.#program.payments[payment] ?? '';
      const each = `${yuanText(fen)} 元`;
      return `${words === each ? '' : `${words}：`}${each} × ${count} 笔 = ${yuanText(fen * count)} 元`;
    });
    return [...lines.slice(0, arithmeticLines), `合计 ${yuanText(this.#fen)} 元`];
  }
}

/** Puts together what one clause says to all applications of a subject. */
class CardMaker {
  readonly claims: Claim[] = [];
  readonly #place: Place;
  readonly #each: BookClause;
  readonly #steps: Steps;
  readonly #subject: { id: string; asOf: string };
  readonly #tally: Tally;
  readonly #payout: Payout;
  readonly #heads = { yes: 0, unknown: 0, no: 0 };
  /** One decision for each set of conditions that stay open. */
  readonly #open = new Map<string, Decision>();
  #best: Standing = 'refused';
  #from = Number.POSITIVE_INFINITY;
  #isStandardMissing = false;
  #outcome: string | null = null;

  constructor(place: Place, each: BookClause, steps: Steps, subject: { id: string; asOf: string }) {
    this.#place = place;
    this.#each = each;
    this.#steps = steps;
    this.#subject = subject;
    this.#tally = new Tally(each.program, examples);
    this.#payout = new Payout(each.program);
  }

  add({ source, workers }: Application): void {
    const decision = judge(this.#each.program, source, this.#steps);
    if (!decision) return;
    for (const thing of decision.things.keys())
      this.#heads[states[thingState(decision, thing)] ?? 'unknown'] += 1;
    this.#tally.add(decision, (thing) => workers[thing]?.personId ?? null);
    this.#settle(decision);
    if (decision.state === 2) this.#pay(grantOf(decision), workers);
  }

  #settle(decision: Decision): void {
    const from = waitsUntil(this.#each.program, decision);
    const standing = from === undefined ? (told[decision.state] ?? 'unknown') : 'notYet';
    if (standings.indexOf(standing) < standings.indexOf(this.#best)) this.#best = standing;
    if (from !== undefined) this.#from = Math.min(this.#from, from);
    if (standing === 'standardMissing') this.#isStandardMissing = true;
    this.#outcome ??= decision.outcome ?? null;
    if (standing !== 'unknown') return;
    const key = [...unknownIn(decision)].join(' ');
    if (!this.#open.has(key)) this.#open.set(key, decision);
  }

  #pay(grant: Grant, workers: Application['workers']): void {
    this.#payout.add(grant);
    if (!grant.fen) return;
    const { id } = this.#each.clause;
    const worker = workers.length === 1 ? workers[0] : undefined;
    this.claims.push({
      id: `${id} ${worker?.id ?? ''}`,
      clause: id,
      subjects: { applicant: this.#subject.id, ...(worker ? { worker: worker.personId } : {}) },
      on: worker?.onboardOn ?? this.#subject.asOf,
      fen: grant.fen,
    });
  }

  #missingStandards(): string[] {
    if (!this.#isStandardMissing) return [];
    return this.#each.program.parameters
      .filter(({ name }) => !this.#steps.has(name))
      .map(({ label }) => label);
  }

  #missingMaterials(): string[] {
    return [
      ...new Set(
        [...this.#open].flatMap(([key, decision]) => papersFor(this.#place, this.#each, key, decision)),
      ),
    ];
  }

  card(): Card {
    const { clause, program, versionId } = this.#each;
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
      from: standing === 'notYet' ? dateText(this.#from) : null,
      fen,
      grantedFen: fen,
      heads: clause.over ? this.#heads : null,
      outcome: this.#outcome,
      reasons: this.#tally.reasons().map(reasonView),
      arithmetic: this.#payout.arithmetic(),
      schedule: [...this.#payout.schedule]
        .map(([on, sum]) => ({ on, fen: sum }))
        .sort((a, b) => (a.on < b.on ? -1 : 1)),
      funding: [...this.#payout.funding].map(([source, sum]) => ({ source: payerText(source), fen: sum })),
      materials: clause.materials ?? [],
      missingMaterials: standing === 'unknown' ? this.#missingMaterials() : [],
      missingStandards: this.#missingStandards(),
      readings: readingsOf(this.#place, program.readings),
      cuts: [],
    };
  }
}

const papers = new WeakMap<Program, Map<string, string[]>>();

/** The papers that would settle a decision; they depend on nothing but the conditions that stay open (`key`). */
function papersFor(place: Place, each: BookClause, key: string, decision: Decision): string[] {
  const known = papers.get(each.program) ?? new Map<string, string[]>();
  papers.set(each.program, known);
  const made = known.get(key) ?? missingMaterials(place, each, verdictOf(each.program, decision));
  known.set(key, made);
  return made;
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
