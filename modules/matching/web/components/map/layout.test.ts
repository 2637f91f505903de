import { describe, expect, it } from 'vitest';
import { layOut } from './layout.ts';

const post = { longitude: 105.4, latitude: 28.9 };
const town = (code: string, people: number, longitude: number, latitude: number) => ({
  code,
  name: code,
  people,
  point: { longitude, latitude },
});

describe('镇街示意图', () => {
  it('北在上、东在右，人多的圈大，公里圈按同一比例，都在图内', () => {
    const plan = layOut(post, [town('a', 100, 105.5, 29.1), town('b', 25, 105.3, 28.8)], [10]);
    const [a, b] = plan?.spots ?? [];
    if (!plan?.post || !a || !b) throw new Error('no plan');
    expect([a.x > plan.post.x, a.y < plan.post.y, b.x < plan.post.x, b.y > plan.post.y]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(a.radius).toBeGreaterThan(b.radius);
    // A tenth of a degree of latitude is 11.1 km.
    const [ring] = plan.post.rings;
    expect((plan.post.y - a.y) / 2 / (ring?.radius ?? 1)).toBeCloseTo(1.112, 2);
    for (const { x, y, radius } of plan.spots) {
      expect(Math.min(x, y) - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(plan.width);
      expect(y + radius).toBeLessThanOrEqual(plan.height);
    }
  });

  it('没有坐标的镇街不在图上，一个都没有时没有图；挨着的只写一个名字', () => {
    expect(layOut(post, [{ code: 'a', name: 'a', people: 3, point: null }], [10])).toBeNull();
    expect(layOut(null, [], [])).toBeNull();
    const crowd = layOut(
      null,
      [town('a', 9, 105.4, 28.9), town('b', 8, 105.401, 28.9), town('c', 1, 106.2, 28.2)],
      [],
    );
    expect(crowd?.spots.map(({ isNamed }) => isNamed)).toEqual([true, false, true]);
    expect(crowd?.post).toBeNull();
  });
});
