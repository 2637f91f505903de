import type { Tone } from '#ui/tokens.ts';
import type { BatchStatus } from '../../contract/codes.ts';

const tones: Partial<Record<string, Tone>> = {
  needsMapping: 'warn',
  previewed: 'warn',
  committed: 'good',
  failed: 'bad',
} satisfies Partial<Record<BatchStatus, Tone>>;
export const toneOf = (status: string): Tone => tones[status] ?? 'plain';

/** 75 → '约 1 分 20 秒': to tens of seconds, so that the words do not flicker. */
export function aboutSeconds(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, seconds)} 秒`;
  const tens = Math.ceil(seconds / 10) * 10;
  const minutes = Math.floor(tens / 60);
  const rest = tens % 60;
  return [minutes ? `${minutes} 分` : '', rest ? `${rest} 秒` : ''].filter(Boolean).join(' ');
}
