import { describe, expect, it } from 'vitest';
import { elementTypes, isScalar, type FactDefinition } from '#engines/rules/index.ts';
import { applicantLabels } from '#modules/policy/contract/codes.ts';
import { isClaim, sidesOf } from '#modules/policy/server/claims/applications.ts';
import { mayBeRole } from '#modules/policy/server/form/roles.ts';
import { askOf } from '#modules/policy/server/form/wording.ts';
import { placeOf } from '#modules/policy/server/place.ts';
import { packsFolder, readLibrary } from '#platform/policies/read.ts';

interface Asked {
  key: string;
  who: string;
  fact: FactDefinition;
  ask: string | undefined;
}

/** Facts that somebody may be asked when a clause of some place is checked for them. */
const asked = readLibrary(packsFolder).books.flatMap(({ pack, clauses }) => {
  const place = placeOf(pack);
  return clauses
    .filter(({ clause }) => isClaim(clause))
    .flatMap((each) =>
      Object.keys(applicantLabels)
        .filter((who) => sidesOf(place, each.clause).has(who) || mayBeRole(place, each, who))
        .flatMap((who) =>
          each.program.slots
            .filter(({ entity }) => place.vocabulary.has(entity))
            .map(({ entity, fact }): Asked => {
              const key = `${entity}.${fact.name}`;
              return { key, who, fact, ask: askOf(place, key, who) };
            }),
        ),
    );
});
const one = [...new Map(asked.map((each) => [each.key, each])).values()];
const isPlain = ({ type }: FactDefinition): boolean =>
  isScalar(type) || (typeof type === 'string' && type in elementTypes);

describe('自助查询的问题', () => {
  it('条款会问到的每项事实都有一句问话；没有问话的，不说就等于没有', () => {
    const unasked = one.filter(
      ({ key, fact, ask }) => isPlain(fact) && key !== 'case.asOf' && ask === undefined,
    );
    expect(unasked.filter(({ fact }) => fact.absent === undefined).map(({ key }) => key)).toEqual([]);
  });

  it('问话是一句完整的话，不留空缺，不用编号和英文', () => {
    for (const { key, who, ask } of asked)
      if (ask !== undefined)
        expect(ask, `${key} ${who}`).toMatch(/^[\p{Script=Han}\p{N}（）、，“”A ]{4,40}？$/u);
  });

  it('要填数字的都有单位', () => {
    const bare = one.filter(({ fact, ask }) => ask && fact.type === 'number' && fact.unit === undefined);
    expect(bare.map(({ key }) => key)).toEqual([]);
  });

  it('同一句问话问的是同一种答案', () => {
    const kinds = Map.groupBy(
      asked.filter(({ ask }) => ask),
      ({ who, ask }) => `${who} ${ask}`,
    );
    for (const [ask, facts] of kinds)
      expect(new Set(facts.map(({ fact }) => JSON.stringify(fact.type))).size, ask).toBe(1);
  });
});
