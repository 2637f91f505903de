import type { Links, Pair, Signal, WeightedSignal } from '#engines/matching/behaviour/index.ts';
import type { Variant } from './evaluate.ts';

/** A goal of one figure, and the best peer's figure it was set against. */
export interface Goal {
  direction: 'posts' | 'people';
  figure: 'at5' | 'at20';
  peer: number;
  target: number;
}

/** One question put to the lists: who is asked, with what known, against which peers. */
export interface QualityTask {
  title: string;
  links: Links;
  test: readonly Pair[];
  unknown: number;
  ours: readonly WeightedSignal[];
  isRelative: boolean;
  peers: readonly Signal[];
  goals: readonly Goal[];
  isListed(person: number): boolean;
  /** What to know before comparing with the goals. */
  note: string;
}

/** Ours, ours without each part, each part alone, the peers. */
export function variantsOf({ ours, isRelative, peers }: QualityTask): Variant[] {
  const used = ours.filter(({ weight }) => weight > 0);
  return [
    { name: 'ours', parts: used, isRelative },
    ...peers.map((signal) => ({ name: signal.name, parts: [{ signal, weight: 1 }], isRelative: false })),
    ...used.map((left) => ({
      name: `without ${left.signal.name}`,
      parts: used.filter((part) => part !== left),
      isRelative,
    })),
    ...used.map((part) => ({ name: `only ${part.signal.name}`, parts: [part], isRelative })),
  ];
}
