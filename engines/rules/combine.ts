/** Which of several claims may be paid together (G11, G16). */
import type { Clause } from './model.ts';

/** One sum a verdict grants, and whom and what it is for. */
export interface Claim {
  id: string;
  clause: string;
  /** Who and what is counted, by the words clauses use after `per`: applicant, worker, household … */
  subjects: Readonly<Record<string, string>>;
  /** Day of the event that grants it; its year is that of a yearly cap. */
  on: string;
  fen: number;
}

export interface Granted extends Claim {
  /** What is left of the claim. */
  grantedFen: number;
  /** Why less than claimed, one line per rule that cut it. */
  cuts: Cut[];
}
export interface Cut {
  rule: 'once' | 'exclusive' | 'yearlyCap';
  /** The claim or paid sum that stands in the way. */
  by: string;
  fen: number;
  reading?: string;
}
type Limits = Pick<Clause, 'id' | 'once' | 'exclusive' | 'pays'> & {
  yearlyCapFen?: number;
  yearlyCapPer?: string;
};

const isStaged = ({ pays }: Limits): boolean =>
  Array.isArray(pays) && (pays.length > 1 || pays.some((each) => each.for !== undefined));

const sharesSubject = (a: Claim, b: Claim, per: string): boolean =>
  a.subjects[per] !== undefined && a.subjects[per] === b.subjects[per];

/** G11, G16: a staged clause pays on where it stopped, any other pays nobody twice. */
function once(claim: Granted, limits: Limits, paid: readonly Claim[]): void {
  const per = limits.once?.per;
  if (per === undefined) return;
  const before = paid.filter((each) => each.clause === claim.clause && sharesSubject(each, claim, per));
  const [first] = before;
  if (!first) return;
  const sum = before.reduce((total, each) => total + each.fen, 0);
  const left = isStaged(limits) ? Math.max(0, claim.grantedFen - sum) : 0;
  if (left === claim.grantedFen) return;
  claim.cuts.push({
    rule: 'once',
    by: first.id,
    fen: claim.grantedFen - left,
    ...reading(limits.once?.reading),
  });
  claim.grantedFen = left;
}

const reading = (id: string | undefined): { reading?: string } => (id ? { reading: id } : {});

function excludes(limits: ReadonlyMap<string, Limits>, a: Claim, b: Claim): { reading?: string } | undefined {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const rule = limits
      .get(one.clause)
      ?.exclusive?.find((each) => each.with.includes(other.clause) && sharesSubject(one, other, each.per));
    if (rule) return reading(rule.reading);
  }
  return undefined;
}

function drop(claim: Granted, by: Claim, found: { reading?: string }): void {
  claim.cuts.push({ rule: 'exclusive', by: by.id, fen: claim.grantedFen, ...found });
  claim.grantedFen = 0;
}

/** Claims that stand in one another's way, directly or through others. */
function components(claims: readonly Granted[], limits: ReadonlyMap<string, Limits>): Granted[][] {
  const rest = new Set(claims.filter((each) => each.grantedFen > 0));
  const found: Granted[][] = [];
  for (const start of rest) {
    const group = [start];
    rest.delete(start);
    for (const each of group) {
      for (const other of rest) {
        if (!excludes(limits, each, other)) continue;
        group.push(other);
        rest.delete(other);
      }
    }
    if (group.length > 1) found.push(group);
  }
  return found;
}

/** The set of claims without conflict that pays most; the earlier claim where sums are equal. Exact by branching. */
function best(group: readonly Granted[], limits: ReadonlyMap<string, Limits>): Set<Granted> {
  const order = [...group].sort(
    (a, b) =>
      b.grantedFen - a.grantedFen || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || (a.id < b.id ? -1 : 1),
  );
  let top: { sum: number; set: Granted[] } = { sum: -1, set: [] };
  const branch = (at: number, set: Granted[], sum: number, ahead: number): void => {
    if (sum + ahead <= top.sum) return;
    const next = order[at];
    if (!next) {
      top = { sum, set };
      return;
    }
    if (set.every((each) => !excludes(limits, each, next)))
      branch(at + 1, [...set, next], sum + next.grantedFen, ahead - next.grantedFen);
    branch(at + 1, set, sum, ahead - next.grantedFen);
  };
  branch(
    0,
    [],
    0,
    order.reduce((total, each) => total + each.grantedFen, 0),
  );
  return new Set(top.set);
}

/** Yearly ceilings, in the order in which the claims arose. */
function cap(claims: readonly Granted[], limits: ReadonlyMap<string, Limits>, paid: readonly Claim[]): void {
  const spent = new Map<string, number>();
  const keyOf = (claim: Claim, per: string): string =>
    `${claim.clause} ${claim.subjects[per] ?? ''} ${claim.on.slice(0, 4)}`;
  const perOf = (claim: Claim): string => limits.get(claim.clause)?.yearlyCapPer ?? '';
  for (const each of paid)
    spent.set(keyOf(each, perOf(each)), (spent.get(keyOf(each, perOf(each))) ?? 0) + each.fen);
  for (const claim of claims.toSorted((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1,
  )) {
    const ceiling = limits.get(claim.clause)?.yearlyCapFen;
    if (ceiling === undefined) continue;
    const key = keyOf(claim, perOf(claim));
    const before = spent.get(key) ?? 0;
    const left = Math.max(0, Math.min(claim.grantedFen, ceiling - before));
    if (left < claim.grantedFen)
      claim.cuts.push({ rule: 'yearlyCap', by: claim.clause, fen: claim.grantedFen - left });
    claim.grantedFen = left;
    spent.set(key, before + left);
  }
}

/**
 * Which of several claims may be paid together: nothing twice (G11, G16), nothing beside what excludes it
 * (what is paid stays; of the rest the set that pays most), nothing above a yearly ceiling. Sums in fen.
 */
export function combine(
  claims: readonly Claim[],
  paid: readonly Claim[],
  clauses: readonly Limits[],
): Granted[] {
  const limits = new Map(clauses.map((each) => [each.id, each]));
  const granted = claims.map((claim): Granted => ({ ...claim, grantedFen: claim.fen, cuts: [] }));
  const earlier: Claim[] = [...paid];
  for (const claim of granted.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const own = limits.get(claim.clause);
    if (own) once(claim, own, earlier);
    earlier.push({ ...claim, fen: claim.grantedFen });
    for (const each of paid) {
      const found = claim.grantedFen > 0 ? excludes(limits, claim, each) : undefined;
      if (found) drop(claim, each, found);
    }
  }
  for (const group of components(granted, limits)) {
    const kept = best(group, limits);
    for (const claim of group) {
      if (kept.has(claim)) continue;
      const winner = [...kept].find((each) => excludes(limits, each, claim));
      if (winner) drop(claim, winner, excludes(limits, winner, claim) ?? {});
    }
  }
  cap(granted, limits, paid);
  return granted;
}
