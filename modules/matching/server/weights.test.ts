import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMatchSettings, type MatchSettings } from '#engines/matching/index.ts';
import { settings as plain } from '#engines/matching/sample.ts';
import { type Weighting, weightPartCodes } from '../contract/weights.ts';
import { movedWeights } from './weights.ts';

const settings: MatchSettings = {
  ...plain,
  priorityGroups: [],
  weights: { ...plain.weights, skills: 70, fresh: 40, peers: 30 },
};
const weighting = fc.dictionary(fc.constantFrom(...weightPartCodes), fc.integer({ min: 50, max: 200 }));

describe('调整权重', () => {
  it('怎样调整，最合适的一对仍是 1000 分，弱的事实不比强的得分多', () => {
    fc.assert(
      fc.property(weighting, (moved) => {
        const weights = movedWeights(settings.weights, moved as Weighting);
        expect(checkMatchSettings({ ...settings, weights })).toEqual([]);
      }),
    );
  });

  it('不调整就是本地的权重；加重一项，这一项得分多、其他各项让出', () => {
    expect(movedWeights(settings.weights, {})).toEqual(settings.weights);
    const weights = movedWeights(settings.weights, { near: 200 });
    expect(weights.near.village).toBeGreaterThan(settings.weights.near.village);
    expect(weights.wishSame).toBeLessThan(settings.weights.wishSame);
  });
});
