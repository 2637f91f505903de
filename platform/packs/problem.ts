export type PackProblemCode =
  | 'missingPack'
  | 'missingFile'
  | 'unknownFile'
  | 'yamlSyntax'
  | 'csvSyntax'
  | 'unknownKey'
  | 'missingKey'
  | 'invalidValue'
  | 'duplicateCode'
  | 'duplicateAlias'
  | 'codeHierarchy'
  | 'unknownRegion'
  | 'unknownOrganisation'
  | 'unknownReference'
  | 'dockingMissing'
  | 'dockingCycle'
  | 'targetSum'
  | 'figureMismatch'
  | 'dateOrder'
  | 'accountScope'
  | 'demoIdentity';

/** Where a pack is wrong and why: `file` relative to the packs folder, `line` from 1, `reason` in Chinese. */
export type PackProblem = { file: string; line: number; code: PackProblemCode; reason: string };

export type Place = Pick<PackProblem, 'file' | 'line'>;

/** Thrown by the reader with every problem it found, so that one correction round is enough. */
export class PackError extends Error {
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    super(problems.map((each) => `${each.file}:${each.line} ${each.reason}`).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}
