import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scorePair } from '#engines/matching/index.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from '#engines/matching/sample.ts';
import { choiceLabels, exclusionReasonLabels } from '#modules/matching/contract/choices.ts';
import { limitLabels } from '#modules/matching/contract/codes.ts';
import { listPacks, readPack } from '#platform/packs/read.ts';

const types = readFileSync(join(import.meta.dirname, '../engines/matching/types.ts'), 'utf8');
/** The codes of a union type, as the engine declares them. */
const codesOf = (name: string): string[] => {
  const body = types.split(`export type ${name} =`)[1]?.split(';')[0] ?? '';
  return [...body.matchAll(/'(\w+)'/g)].map(([, code]) => code ?? '');
};

const traits =
  /sex|gender|^male|woman|female|^age|age$|birth|marri|child|pregnan|ethnic|nation|religi|hukou|origin|disab|health|hepat/i;
const traitWords = /性别|男|女|婚|生育|怀孕|民族|宗教|户籍|籍贯|农村|外地|残疾|乙肝|疾病|岁|年龄|长相|身高/;
/** What a law itself says about age keeps people from illegal work; nothing else may. */
const legalAges = ['aboveAge', 'ageUnknown', 'belowWorkingAge'];

describe('匹配从不使用受保护的特征', () => {
  it('推荐理由和差距的代码里没有性别、年龄、婚育、民族、户籍、残疾、健康', () => {
    const codes = [...codesOf('ReasonCode'), ...codesOf('MissingCode')];
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => traits.test(code))).toEqual([]);
  });

  it('硬条件里只有法律规定的年龄', () => {
    const found = Object.entries(limitLabels).filter(
      ([code, label]) => legalAges.includes(code) || traits.test(code) || traitWords.test(label),
    );
    expect(legalAges).toEqual(expect.arrayContaining(found.map(([code]) => code)));
    expect(found.map(([code]) => code)).toContain('belowWorkingAge');
  });

  it('排除人选的原因只说工作和联系的事', () => {
    const all = Object.entries({ ...exclusionReasonLabels, ...choiceLabels });
    expect(all.filter(([code, label]) => traits.test(code) || traitWords.test(label))).toEqual([]);
  });

  it('出生日期不改变分数和理由', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2000 }), (year) => {
        const score = (birthOn: string) =>
          scorePair(candidateWith({ birthOn }), vacancyWith(), settings, AS_OF);
        expect(score(`${year}-05-01`)).toEqual(score('1990-05-01'));
      }),
    );
  });

  it('任何地区包的优先群体都不按性别加分', async () => {
    for (const { settings: own } of await Promise.all(listPacks().map(({ id }) => readPack(id))))
      expect(own.matching.priorityGroups.value).not.toContain('woman');
  });
});
