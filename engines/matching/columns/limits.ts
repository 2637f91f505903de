import type { HardLimitCode } from '../types.ts';

/** A bit for each hard limit. */
export const LIMIT = {
  notSeeking: 1,
  noConsent: 2,
  ageUnknown: 4,
  belowWorkingAge: 8,
  aboveAge: 16,
  education: 32,
  skill: 64,
  experience: 128,
  outOfRange: 256,
  noLodging: 512,
  shift: 1024,
  startsTooLate: 2048,
  payTooLow: 4096,
  refused: 8192,
  noPlaceLeft: 16384,
  closed: 32768,
} as const satisfies Record<HardLimitCode, number>;

export const LIMIT_CODES = Object.keys(LIMIT) as HardLimitCode[];
