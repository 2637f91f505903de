/**
 * Money in whole fen, never a fraction of one. Arithmetic is on bigint; nothing throws, a wrong
 * text, rate or share comes back as a code. Rounding: reading G5 (packs/base/policies/readings.yaml).
 */
export { applyRate, type Rate } from './rate.ts';
export { type Share, type SplitProblem, type SplitVerdict, splitFen } from './split.ts';
export { formatYuan, parseYuan, type YuanProblem } from './yuan.ts';
