import { checkDemo } from './check-demo.ts';
import { checkCodes, checkDivisions, checkOrganisations, checkTargets } from './check-place.ts';
import { checkWords } from './check-words.ts';
import type { PackProblem } from './problem.ts';
import { Findings, type Sources } from './sources.ts';

/** Everything that only shows when the files of a pack are read together. */
export function checkTogether(sources: Sources): PackProblem[] {
  const found = new Findings();
  const regions = new Set(
    [...sources.pack.value.ancestors, ...sources.divisions.value].map((each) => each.code),
  );
  checkDivisions(sources, found);
  checkOrganisations(sources, regions, found);
  checkTargets(sources, regions, found);
  checkWords(sources, found);
  checkDemo(sources, regions, found);
  checkCodes(sources, found);
  return found.problems;
}
