import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex, kilometresApart, kilometresBetween, type Places, pointOf, scorePair } from './index.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from './sample.ts';

const at = (longitude: number, latitude: number) => ({ longitude, latitude });
/** Two towns of one county, a village with a point of its own, and the county's seat. */
const places: Places = new Map([
  ['510521000000', at(105.3739, 29.1482)],
  ['510521102000', at(105.45, 29.02)],
  ['510521103000', at(105.58, 29.05)],
  ['510521103222', at(105.6, 29.1)],
]);
const [town, otherTown] = ['510521102000', '510521103000'];

describe('两地相距多少公里', () => {
  it('泸州到成都约 239 公里；从哪头量都一样', () => {
    expect(kilometresBetween(at(105.4423, 28.8717), at(104.0657, 30.6595))).toBeCloseTo(239, 0);
    const point = fc.record({
      longitude: fc.double({ min: 73, max: 136, noNaN: true }),
      latitude: fc.double({ min: 3, max: 54, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(kilometresBetween(a, b)).toBeCloseTo(kilometresBetween(b, a), 6);
        expect(kilometresBetween(a, a)).toBe(0);
      }),
    );
  });

  it('村没有自己的坐标用镇的；镇没有就不知道，不拿县城的坐标代替', () => {
    expect(pointOf('510521102001', places)).toBe(places.get(town));
    expect(pointOf('510521103222', places)).toBe(places.get('510521103222'));
    for (const code of ['510521104001', '510521104000', '510521000000', '510500000000', 'x'])
      expect(pointOf(code, places)).toBeUndefined();
  });

  it('不到一公里、同一个坐标、有一头不知道的不说公里数', () => {
    expect(kilometresApart(town, otherTown, places)).toBe(13);
    expect(kilometresApart('510521102001', '510521102002', places)).toBeUndefined();
    expect(kilometresApart(town, '510521104001', places)).toBeUndefined();
    const close: Places = new Map([...places, [otherTown, at(105.451, 29.021)]]);
    expect(kilometresApart(town, otherTown, close)).toBeUndefined();
  });

  it('理由在区划之外说出公里数，分数不变；没有坐标的地方照旧', () => {
    const [person, job] = [
      candidateWith({ regionCode: '510521102001' }),
      vacancyWith({ regionCode: otherTown }),
    ];
    const near = (how: typeof settings) => {
      const { score, reasons } = scorePair(person, job, how, AS_OF);
      return { score, params: reasons.find(({ code }) => code === 'near')?.params };
    };
    const plain = near(settings);
    expect(plain.params).toEqual({ distance: 'county' });
    expect(near({ ...settings, places })).toEqual({
      score: plain.score,
      params: { distance: 'county', km: 13 },
    });
  });

  it('数几公里以内的人：同镇的算零公里，没有坐标的另数，不悄悄漏掉', () => {
    const regions = [
      '510521102001',
      '510521102000',
      '510521103000',
      '510521103222',
      '510521104001',
      '510521000000',
    ];
    const people = regions.map((regionCode, number) => candidateWith({ id: `c${number}`, regionCode }));
    const job = vacancyWith({ regionCode: town });
    const index = buildIndex({ people, posts: [job] }, { ...settings, places }, AS_OF);
    const count = (km: number) => {
      const [found] = index.countPeople(job, { within: [{ km }], payFen: [] });
      return { near: found?.near, unplaced: found?.unplaced };
    };
    expect(count(5)).toEqual({ near: 2, unplaced: 2 });
    expect(count(15)).toEqual({ near: 3, unplaced: 2 });
    expect(count(30)).toEqual({ near: 4, unplaced: 2 });
    expect(index.countPeople(job, { within: ['city', { km: 15 }], payFen: [] })).toMatchObject([
      { near: 6, unplaced: 0 },
      { near: 3, unplaced: 2 },
    ]);
  });
});
