export type FourEyesVerdict = { ok: true } | { ok: false; code: 'samePerson' | 'proposerUnknown' };

/**
 * Whether a decision is taken by someone other than the person whose record it decides on. Both are
 * account ids. An unknown proposer is refused: with nobody to differ from, nothing is shown.
 */
export function fourEyes(people: { proposedBy: string | null; decidedBy: string }): FourEyesVerdict {
  if (people.proposedBy === null) return { ok: false, code: 'proposerUnknown' };
  if (people.proposedBy === people.decidedBy) return { ok: false, code: 'samePerson' };
  return { ok: true };
}
