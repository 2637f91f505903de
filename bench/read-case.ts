import { rangeOf } from '#engines/regiontree/index.ts';
import type { Bare } from './bare.ts';
import type { Caller } from './server.ts';

export const readGroups = ['list', 'rollup', 'search', 'fit'] as const;
export type ReadGroup = (typeof readGroups)[number];

/** One kind of request; `at` counts its repetitions, so that each may ask for something else. */
export interface Variant {
  name: string;
  ask(caller: Caller, at: number): Promise<unknown>;
  bare(at: number): Bare[];
}
export interface ReadCase {
  group: ReadGroup;
  label: string;
  login: string;
  goalMs: number;
  variants: Variant[];
}

export const pageSize = 20;
export const goals = { list: 300, rollup: 300, search: 100, fit: 50 };
export const places = {
  city: '510500000000',
  county: '510521000000',
  village: '510521103222',
  receiving: '510502000000',
};

/** Bounds of a division's codes. */
export const range = (code: string) => {
  const found = rangeOf(code);
  if (!found) throw new Error(`no division ${code}`);
  return found;
};
