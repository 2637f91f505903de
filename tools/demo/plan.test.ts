import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHardLimits } from '#engines/matching/index.ts';
import { settingsOf } from '#modules/matching/server/settings.ts';
import { readIdCard } from '#modules/person/contract/id-card.ts';
import { readPack } from '#platform/packs/read.ts';
import { apportion } from './apportion.ts';
import { type DemoContext, openContext } from './context.ts';
import { declarationsOf, movesByEnterprise } from './history.ts';
import { candidateOf, vacancyOf } from './matching.ts';
import { journeyOf } from './placements.ts';
import { planDemo } from './plan.ts';

const pack = await readPack('luzhou-2017');

function planned(context: DemoContext) {
  const { enterprises, posts, placements, person } = planDemo(context);
  const people = Array.from({ length: context.people }, (_, index) => person(index));
  return { enterprises, posts, placements: placements.all, people };
}

const small = openContext(pack, 'small');
const plan = planned(small);

describe('演示数据的编排', () => {
  it('同一个种子两次得到同样的企业、岗位、人员和推荐，换一个种子就不同', () => {
    const other =
      pack.demo && openContext({ ...pack, demo: { ...pack.demo, seed: pack.demo.seed + 1 } }, 'small');
    expect(JSON.stringify(planned(openContext(pack, 'small')))).toBe(JSON.stringify(plan));
    expect(other && JSON.stringify(planned(other))).not.toBe(JSON.stringify(plan));
  });

  it('每个人的身份证号校验正确、性别和生日相符、互不重复，且不属于任何真实区划', () => {
    const prefixes = new Set(pack.divisions.map(({ code }) => code.slice(0, 6)));
    for (const { idCard, birthOn, sex } of plan.people) {
      expect(readIdCard(idCard)).toEqual({ ok: true, number: idCard, birthOn, sex });
      expect(prefixes.has(idCard.slice(0, 6))).toBe(false);
    }
    expect(new Set(plan.people.map(({ idCard }) => idCard)).size).toBe(plan.people.length);
  });

  it('企业名称没有重复，也不冠以别的区县之名', () => {
    const counties = pack.divisions.filter(({ level, name }) => level === 'county' && name.length > 2);
    expect(new Set(plan.enterprises.map(({ name }) => name)).size).toBe(plan.enterprises.length);
    for (const { name, regionCode } of plan.enterprises) {
      const named = counties.filter((county) => name.startsWith(county.name.slice(0, -1)));
      expect(named.filter(({ code }) => code.slice(0, 6) !== regionCode.slice(0, 6))).toEqual([]);
    }
  });

  it('被推荐的人，以首位岗位衡量没有一项硬条件不符', () => {
    const settings = settingsOf(pack);
    for (const { person: index, post, status, recommendedOn } of plan.placements) {
      const person = plan.people[index];
      const isDecisive =
        person && (status === 'onboarded' || status === 'recommended' || status === 'intended');
      if (!isDecisive) continue;
      const candidate = { ...candidateOf(small, person), status: 'seeking' };
      expect(
        checkHardLimits(candidate, vacancyOf(small, post), settings, small.day(recommendedOn)).map(
          ({ code }) => code,
        ),
      ).toEqual([]);
    }
  });

  it('推荐的每一步先后有序，不早于岗位核实，不晚于业务日期', () => {
    for (const placement of plan.placements) {
      const days = journeyOf(small, placement).map(({ on }) => on);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days[0]).toBeGreaterThan(placement.post.verifiedOn ?? 0);
      expect(days.at(-1)).toBeLessThanOrEqual(0);
    }
  });

  it('每家企业各周申报的已用工人数不为负、不超过年内预计，年内预计不超过总需求', () => {
    const moves = movesByEnterprise(plan.placements);
    for (const enterprise of plan.enterprises) {
      for (const { employed, inYearExpected, totalDemand } of declarationsOf(
        small,
        enterprise,
        moves.get(enterprise.index),
      )) {
        expect(employed).toBeGreaterThanOrEqual(0);
        expect(employed).toBeLessThanOrEqual(inYearExpected);
        expect(inYearExpected).toBeLessThanOrEqual(totalDemand);
      }
    }
  });
});

describe('按权重分摊', () => {
  it('各份之和总等于总数，且都不超过上限', () => {
    const shares = fc.array(
      fc.record({ weight: fc.double({ min: 0.01, max: 100, noNaN: true }), cap: fc.nat(50) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(shares, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const caps = list.map(({ cap }) => cap);
        const whole = Math.floor(caps.reduce((sum, cap) => sum + cap, 0) * part);
        const parts = apportion(
          whole,
          list.map(({ weight }) => weight),
          caps,
        );
        expect(parts.reduce((sum, each) => sum + each, 0)).toBe(whole);
        expect(parts.every((each, at) => each >= 0 && each <= (caps[at] ?? 0))).toBe(true);
      }),
    );
  });
});
