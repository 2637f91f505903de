import { describe, expect, it } from 'vitest';
import { readWeighting, writeWeighting } from './weighting.ts';

describe('网址里的权重', () => {
  it('写进去的读得出来；调回原样就不写；不认识的不算', () => {
    expect(readWeighting(writeWeighting({ near: 150 }, 'pay', 80))).toEqual({ near: 150, pay: 80 });
    expect(writeWeighting({ near: 150 }, 'near', 100)).toBeUndefined();
    expect(readWeighting('sex:200,near:x,age')).toBeUndefined();
    expect(readWeighting(undefined)).toBeUndefined();
  });
});
