import type { z } from 'zod';
import { decide, type Explanation, explain, type Verdict, type World } from '#engines/rules/index.ts';
import type { clauseClassLabels, Standing } from '../../contract/codes.ts';
import type { forecastByForm } from '../../contract/forecast-operations.ts';
import type { BookClause } from '../book.ts';
import type { Source } from '../facts/source.ts';
import { factOf } from '../form/answers.ts';
import { openFacts } from '../form/open-facts.ts';
import type { Place } from '../place.ts';
import { limitsText, readingsOf, reasonView, type Steps } from '../words.ts';
import { relaxed } from './relaxed.ts';
import { firstVerdict, stagesOf } from './stages.ts';

type Compiled = Pick<BookClause, 'clause' | 'program'>;
export type Outlook = z.input<typeof forecastByForm.output>['outlook'];

/** Time alone may still bring what the explanation refuses: months that grow name no day of their own. */
function standingOf(told: Explanation, hasStages: boolean, isOpen: boolean): Standing {
  if (isOpen) return 'unknown';
  if (told.standing !== 'refused' && told.standing !== 'notYet') return told.standing;
  return hasStages ? 'notYet' : 'refused';
}

/** Facts nobody has given: those open conditions wait for, then those the sum waits for. */
function missingOf(place: Place, found: readonly { each: Compiled; verdict: Verdict }[]) {
  const keys = found.flatMap(({ each, verdict }) =>
    openFacts(place, each, { ...verdict, state: 'unknown' }, new Map()),
  );
  return [...new Set(keys)].flatMap((key) => {
    const fact = factOf(place, key)?.fact;
    return fact ? [{ key, label: fact.label, material: fact.material ?? null }] : [];
  });
}

/** What one application will be paid under one clause, stage by stage, and what every stage waits for. */
export function outlookOf(
  { place, world, steps }: { place: Place; world: World; steps: Steps },
  each: BookClause,
  source: Source,
  through: string,
): Outlook {
  const { clause, program, versionId } = each;
  const verdict = decide(program, source, steps);
  const unset = program.parameters.filter(({ name }) => !steps.has(name)).map(({ label }) => label);
  const told = explain(program, verdict, unset);
  const asIf = verdict.problems.length > 0 ? program : relaxed(world, program, verdict);
  const stages = verdict.problems.length > 0 ? [] : stagesOf(asIf, source, steps, through);
  // Every condition may be met and the sum still wait for a fact.
  const unclear =
    stages.length === 0 && firstVerdict(asIf, source, steps, through, ({ state }) => state === 'unknown');
  const isOpen = (asIf !== program && stages.length > 0) || Boolean(unclear);
  const standing = standingOf(told, stages.length > 0, isOpen);
  const sums = stages.flatMap(({ fen }) => (fen === null ? [] : [fen]));
  const isMissingStandard = stages.some(({ fen }) => fen === null) && Array.isArray(clause.pays);
  const isOne = verdict.things.length <= 1;
  return {
    clauseId: clause.id,
    versionId,
    title: clause.title,
    class: clause.class as keyof typeof clauseClassLabels,
    kind: clause.kind,
    article: clause.article,
    payee: clause.payee ?? null,
    fund: clause.fund ?? null,
    handler: clause.handler ?? null,
    limits: limitsText(place, clause),
    standing,
    from: standing === 'notYet' ? (stages[0]?.dueOn ?? told.from ?? null) : null,
    stages,
    totalFen: sums.length > 0 ? sums.reduce((sum, fen) => sum + fen, 0) : null,
    reasons: told.reasons.map(({ thing, found, ...reason }) => ({
      ...reasonView(reason),
      heads: null,
      found: found.map((fact) => ({ who: isOne || thing < 0 ? null : `第 ${thing + 1} 项`, ...fact })),
    })),
    missing: isOpen
      ? missingOf(place, [
          ...(asIf === program ? [] : [{ each, verdict }]),
          ...(unclear ? [{ each: { clause: asIf.clause, program: asIf }, verdict: unclear.verdict }] : []),
        ])
      : [],
    missingStandards: standing === 'standardMissing' || isMissingStandard ? unset : [],
    readings: readingsOf(place, program.readings),
  };
}
