import type { Clause, Json, JsonObject } from '#engines/rules/index.ts';
import type { BookClause } from '../book.ts';
import type { EnterpriseRow, PersonRow, WorkerRow } from '../facts/rows.ts';
import { type Applicant, caseFacts, type Moment, type Source, workerFacts } from '../facts/source.ts';
import { literalsOf } from '../facts/words.ts';
import { comparedWords } from '../operations/get-vocabulary.ts';
import type { Place } from '../place.ts';

/** Clauses about money or a right; rules and duties of offices are nobody's claim. */
export const isClaim = ({ kind }: Clause): boolean => kind === 'money' || kind === 'entitlement';

/**
 * A clause that decides on each worker alone: then every worker is an application, and what is missing for one
 * leaves the others untouched. Otherwise the workers of one employer are one application.
 */
export function isByWorker(clause: Clause): boolean {
  const known = byWorker.get(clause);
  if (known !== undefined) return known;
  const { over, funding: _, ...rest } = clause;
  const literals = literalsOf(rest);
  const isWhole = Array.isArray(clause.pays) && clause.pays.some(({ once }) => once);
  const namesOthers = literals.has('chosen') || literals.has('workers');
  const isAlone =
    !clause.together && clause.atMost === undefined && !clause.outcomes && !isWhole && !namesOthers;
  const found = over === 'workers' && isAlone;
  byWorker.set(clause, found);
  return found;
}
const byWorker = new WeakMap<Clause, boolean>();

/** Which applicants a clause speaks of: those whose words it asks for, or its payee names; all where it names none. */
export function sidesOf({ ledger }: Place, clause: Clause): ReadonlySet<string> {
  const known = sides.get(clause);
  if (known) return known;
  const asked = comparedWords(clause as unknown as Json).get('applicant.kind');
  const payee = clause.payee ?? '';
  const all = Object.entries(ledger.words.applicant ?? {});
  const named = all
    .filter(([, words]) => words.some((word) => (asked ? asked.has(word) : payee.includes(word))))
    .map(([side]) => side);
  const found = new Set(named.length === 0 && !asked ? all.map(([side]) => side) : named);
  sides.set(clause, found);
  return found;
}
const sides = new WeakMap<Clause, ReadonlySet<string>>();

/** Whether some clause that speaks of a side reads something of its workers as people. */
export const asksPerson =
  (place: Place, book: readonly BookClause[]) =>
  (side: string): boolean =>
    book.some(({ clause, spelling }) => spelling.asksPerson && sidesOf(place, clause).has(side));

/** An application drawn from the ledger, and whom it is about. */
export interface Application {
  source: Source;
  workers: readonly WorkerRow[];
  enterprise: EnterpriseRow | undefined;
}

/** The workers of one applicant at one employer; `undefined` where the asker may not see them. */
export interface Group {
  kind: Applicant['kind'];
  enterprise: EnterpriseRow | undefined;
  person: PersonRow | undefined;
  workers: readonly WorkerRow[] | undefined;
}

/** What is kept under a key; made where there is nothing yet. */
function under<Row, T>(all: Map<string, Map<Row, T>>, key: string): Map<Row, T> {
  const known = all.get(key) ?? new Map<Row, T>();
  all.set(key, known);
  return known;
}

/** Facts of rows at one moment, written once for all clauses that use the same words. */
export class Facts {
  readonly place: Place;
  readonly moment: Moment;
  readonly #cases = new Map<string, Map<Group, Source>>();
  readonly #workers = new Map<string, Map<WorkerRow, JsonObject>>();

  constructor(place: Place, moment: Moment) {
    this.place = place;
    this.moment = moment;
  }

  case({ spelling }: BookClause, group: Group): Source {
    const known = under(this.#cases, spelling.caseKey);
    const facts = known.get(group) ?? caseFacts(spelling, group, this.moment);
    known.set(group, facts);
    return facts;
  }

  worker({ spelling }: BookClause, row: WorkerRow): JsonObject {
    const known = under(this.#workers, spelling.workerKey);
    const facts = known.get(row) ?? workerFacts(spelling, this.place.ledger, row, this.moment);
    known.set(row, facts);
    return facts;
  }

  /** The applications that a group makes under a clause. */
  applications(each: BookClause, group: Group): Application[] {
    const { enterprise, workers } = group;
    const whole = this.case(each, group);
    if (!workers) return [{ source: whole, workers: [], enterprise }];
    if (!isByWorker(each.clause) || workers.length === 0)
      return [
        {
          source: { ...whole, workers: workers.map((row) => this.worker(each, row)) },
          workers,
          enterprise,
        },
      ];
    return workers.map((row) => ({
      source: { ...whole, workers: [this.worker(each, row)] },
      workers: [row],
      enterprise,
    }));
  }

  /** Those of one subject. Whom the clause does not mean hears so once: its workers have nothing to add. */
  allApplications(each: BookClause, groups: readonly Group[]): Application[] {
    const meant = sidesOf(this.place, each.clause);
    const [first] = groups;
    if (!first || meant.has(first.kind)) return groups.flatMap((group) => this.applications(each, group));
    return this.applications(each, { ...first, workers: first.workers && [] });
  }
}
