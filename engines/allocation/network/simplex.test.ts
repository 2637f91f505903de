import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify } from './certificate.ts';
import type { FlowProblem } from './problem.ts';
import { solveFlow } from './simplex.ts';

/** Any graph in which every node may send its supply straight to the root at a price. */
const problems = fc
  .record({
    supplies: fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }),
    arcs: fc.array(
      fc.record({ from: fc.nat(12), to: fc.nat(12), capacity: fc.option(fc.nat(8)), cost: fc.nat(20) }),
      {
        maxLength: 60,
      },
    ),
    price: fc.nat(40),
  })
  .map(({ supplies, arcs, price }): FlowProblem => {
    const nodes = supplies.length;
    const ends = arcs.map(({ from, to, ...rest }) => ({ from: from % nodes, to: to % (nodes + 1), ...rest }));
    const own = supplies.map((_, node) => ({ from: node, to: nodes, capacity: null, cost: price }));
    const all = [...ends, ...own];
    return {
      nodes,
      from: Int32Array.from(all, ({ from }) => from),
      to: Int32Array.from(all, ({ to }) => to),
      capacity: Float64Array.from(all, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY),
      cost: Float64Array.from(all, ({ cost }) => cost),
      supply: Float64Array.from(supplies),
      startFlow: Float64Array.from(all, (_, arc) => supplies[arc - ends.length] ?? 0),
      startArc: Int32Array.from(supplies, (_, node) => ends.length + node),
    };
  });

describe('最小费用流', () => {
  it('任何网络都得到整数解，费用等于对偶下界', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { isFeasible, cost, bound } = certify(problem, solveFlow(problem));
        expect(isFeasible).toBe(true);
        expect(cost).toBe(bound);
      }),
      { numRuns: 1000 },
    );
  });

  it('改动过的解过不了复核', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (problem, at) => {
        const { flow, potential, pivots } = solveFlow(problem);
        const wrongFlow = flow.with(at % flow.length, (flow[at % flow.length] ?? 0) + 1);
        const isLoop = problem.from[at % flow.length] === problem.to[at % flow.length];
        if (!isLoop) expect(certify(problem, { flow: wrongFlow, potential, pivots }).isFeasible).toBe(false);
        const wrongPotential = potential.map((value, node) => value + ((node + at) % 3));
        const { cost, bound } = certify(problem, { flow, potential: wrongPotential, pivots });
        expect(bound).toBeLessThanOrEqual(cost);
      }),
      { numRuns: 300 },
    );
  });
});
