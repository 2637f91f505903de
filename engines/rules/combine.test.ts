import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, combine, splitShares } from './index.ts';

const school = { id: 'A', once: { per: 'worker' }, pays: [{ amount: { yuan: 600 } }] };
const agency = {
  id: 'B',
  once: { per: 'worker' },
  exclusive: [{ with: ['A'], per: 'worker', reading: 'R-X1' }],
  pays: [{ amount: { yuan: 600 } }, { amount: { yuan: 300 } }],
};
const capped = { id: 'C', yearlyCapFen: 1_000, yearlyCapPer: 'applicant' };
const clauses = [school, agency, capped];

const claim = (id: string, clause: string, fen: number, on = '2018-06-01', worker = 'w1'): Claim => ({
  id,
  clause,
  fen,
  on,
  subjects: { worker, applicant: 'p1' },
});
const sums = (claims: Claim[], paid: Claim[] = []): number[] =>
  combine(claims, paid, clauses).map((each) => each.grantedFen);

describe('多条政策一起享受', () => {
  it('同一人同一条只领一次；分段的条款接着领没领过的部分', () => {
    expect(sums([claim('1', 'A', 60_000)], [claim('0', 'A', 60_000)])).toEqual([0]);
    expect(sums([claim('1', 'B', 90_000)], [claim('0', 'B', 60_000)])).toEqual([30_000]);
    expect(sums([claim('2', 'A', 60_000, '2018-07-01'), claim('1', 'A', 60_000)])).toEqual([0, 60_000]);
    expect(sums([claim('1', 'A', 60_000)], [claim('0', 'A', 60_000, '2018-01-01', 'w2')])).toEqual([60_000]);
  });

  it('不能同享的两条，已经领过的留着，都没领的取金额高的，并说明是因为哪一条', () => {
    expect(sums([claim('1', 'B', 90_000)], [claim('0', 'A', 60_000)])).toEqual([0]);
    const [low, high] = combine([claim('1', 'A', 60_000), claim('2', 'B', 90_000)], [], clauses);
    expect([low?.grantedFen, high?.grantedFen]).toEqual([0, 90_000]);
    expect(low?.cuts).toEqual([{ rule: 'exclusive', by: '2', fen: 60_000, reading: 'R-X1' }]);
  });

  it('年度限额按发生先后扣减，跨年重新计算', () => {
    const claims = [
      claim('2', 'C', 700, '2018-09-01'),
      claim('1', 'C', 500, '2018-03-01'),
      claim('3', 'C', 900, '2019-01-01'),
    ];
    expect(sums(claims)).toEqual([500, 500, 900]);
    expect(sums(claims, [claim('0', 'C', 800, '2018-01-01')])).toEqual([0, 200, 900]);
  });

  it('任意一组申请：批准额不超过申请额，不能同享的不会都批，年度不超限额', () => {
    const any = fc.record({
      clause: fc.constantFrom('A', 'B', 'C'),
      fen: fc.integer({ min: 1, max: 900 }),
      on: fc.constantFrom('2018-03-01', '2018-09-01', '2019-01-01'),
      worker: fc.constantFrom('w1', 'w2', 'w3'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (given) => {
        const claims = given.map((each, at) =>
          claim(String(at), each.clause, each.fen, each.on, each.worker),
        );
        const granted = combine(claims, [], clauses);
        for (const each of granted) {
          expect(each.grantedFen + each.cuts.reduce((sum, cut) => sum + cut.fen, 0)).toBe(each.fen);
          if (each.clause !== 'A' || each.grantedFen === 0) continue;
          const other = granted.filter(
            (one) => one.clause === 'B' && one.subjects.worker === each.subjects.worker,
          );
          expect(other.every((one) => one.grantedFen === 0)).toBe(true);
        }
        for (const year of ['2018', '2019']) {
          const sum = granted
            .filter((each) => each.clause === 'C' && each.on.startsWith(year))
            .reduce((total, each) => total + each.grantedFen, 0);
          expect(sum).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });

  it('资金分担：各方之和总是等于总额，余下的分归写明的一方', () => {
    const shares = [
      { source: '区', share: 500_000, takesRest: true },
      { source: '市', share: 500_000, takesRest: false },
    ];
    expect(splitShares(101, shares)).toEqual([
      { source: '区', fen: 51 },
      { source: '市', fen: 50 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
        expect(splitShares(fen, shares).reduce((sum, each) => sum + each.fen, 0)).toBe(fen);
      }),
    );
  });
});
