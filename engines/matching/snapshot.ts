import type { DictionaryCodes } from './columns/dictionary.ts';
import type { PeoplePart, PostsPart } from './columns/parts.ts';
import type { MatchSettings } from './types.ts';

/** An index as plain data, for postMessage. What is pending is not part of it. */
export interface MatchSnapshot {
  settings: MatchSettings;
  asOf: string;
  codes: DictionaryCodes;
  people: PeoplePart;
  posts: PostsPart;
  pending: number;
}
