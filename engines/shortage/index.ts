/**
 * The arithmetic of the gap: what enterprises lack this year and in the next weeks. People are whole
 * numbers. Nothing throws. Sources: requirements M02 to M06.
 */
export { type EnterpriseNeed, gapOf, rollUp, type ShortageTotals } from './gap.ts';
export { next45, type PostNeed } from './horizon.ts';
