import type pg from 'pg';
import { listPeople } from '#modules/person/contract/operations.ts';
import { idCardIndexOf } from '#modules/person/server/index.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { identityOf } from '#tools/demo/identity.ts';
import { barePeople, newestFirst } from './bare.ts';
import { benchSecrets, type Level } from './levels.ts';
import { goals, pageSize, places, range, type ReadCase, type Variant } from './read-case.ts';

const samples = 25;

/** Names and numbers of people spread over the whole ledger. */
async function sampleOf(owner: pg.Pool, { pack, people }: Level) {
  const cipher = new PersonalCipher(benchSecrets);
  const indexes = Array.from({ length: samples }, (_, at) => Math.floor((at * people) / samples));
  const cards = indexes.map((index) => (pack.demo ? identityOf(pack.demo, index).idCard : ''));
  const blind = cards.map((card) => idCardIndexOf(cipher, card));
  const { rows } = await owner.query<{ name: string; name_parts: string[] }>(
    'SELECT name, name_parts FROM person WHERE city_code = $1 AND id_card_index = ANY ($2)',
    [pack.cityCode, blind],
  );
  const initials = (length: number) =>
    rows.flatMap(({ name_parts }) =>
      name_parts.filter((part) => /^[a-z]+$/.test(part) && part.length === length),
    );
  const longNames = rows.map(({ name }) => name).filter((name) => name.length === 3);
  return { cards, blind, surnames: rows.map(({ name }) => name.slice(0, 1)), longNames, initials };
}

/** Parts of names of one, two and three characters, initials, and card numbers. */
export async function searchCases(owner: pg.Pool, level: Level): Promise<ReadCase[]> {
  const { cityCode } = level.pack;
  const sample = await sampleOf(owner, level);
  const nth = (words: string[], at: number) => words[at % words.length] ?? '';
  const wanted = { page: 1, pageSize, sort: newestFirst };
  const named = (name: string, words: string[], region: string): Variant => ({
    name,
    ask: (caller, at) => caller.call(listPeople, { search: nth(words, at), page: 1, pageSize }),
    bare: (at) => barePeople(cityCode, { region: range(region), namePart: nth(words, at) }, wanted),
  });
  const variantsAt = (region: string): Variant[] => [
    named('姓', sample.surnames, region),
    named(
      '两个字',
      sample.longNames.map((name) => name.slice(0, 2)),
      region,
    ),
    named('三个字', sample.longNames, region),
    named('拼音首字母两位', sample.initials(2), region),
    named('拼音首字母三位', sample.initials(3), region),
  ];
  const byCard = (region: string): Variant => ({
    name: '身份证号',
    ask: (caller, at) => caller.call(listPeople, { search: nth(sample.cards, at), page: 1, pageSize }),
    bare: (at) =>
      barePeople(
        cityCode,
        { region: range(region), idCardIndex: sample.blind[at % sample.blind.length] ?? Buffer.alloc(0) },
        wanted,
      ),
  });
  const search = (label: string, login: string, variants: Variant[]): ReadCase => ({
    group: 'search',
    label,
    login,
    goalMs: goals.search,
    variants,
  });
  return [
    search('姓名查找（市）', 'city', variantsAt(places.city)),
    search('姓名查找（县）', 'luxian', variantsAt(places.county)),
    search('身份证号查找（市）', 'city', [byCard(places.city)]),
  ];
}
