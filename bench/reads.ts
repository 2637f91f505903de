import type pg from 'pg';
import type { z } from 'zod';
import { addDays } from '#engines/calendar/index.ts';
import { rangeOf } from '#engines/regiontree/index.ts';
import { summariseDemand } from '#modules/demand/contract/operations.ts';
import { listPeople } from '#modules/person/contract/operations.ts';
import { idCardIndexOf } from '#modules/person/server/index.ts';
import { PersonalCipher } from '#platform/personal/cipher.ts';
import { identityOf } from '#tools/demo/identity.ts';
import { type Bare, bareFigures, barePeople, type PeopleFilter } from './bare.ts';
import { benchSecrets, type Level } from './levels.ts';
import { p95, timed } from './measure.ts';
import type { BenchServer, Caller } from './server.ts';

export const readGroups = ['list', 'rollup', 'search'] as const;
export type ReadGroup = (typeof readGroups)[number];

/** One kind of request; `at` counts its repetitions, so that each may ask for something else. */
interface Variant {
  name: string;
  ask(caller: Caller, at: number): Promise<unknown>;
  bare(at: number): Bare[];
}
interface ReadCase {
  group: ReadGroup;
  label: string;
  login: string;
  goalMs: number;
  variants: Variant[];
}

export interface ReadResult {
  group: ReadGroup;
  label: string;
  goalMs: number;
  p95Ms: number;
  bareP95Ms: number;
  slowest: { name: string; p95Ms: number };
}

const repetitions = 20;
const warmUps = 2;
const pageSize = 20;
const goals = { list: 300, rollup: 300, search: 100 };
const places = {
  city: '510500000000',
  county: '510521000000',
  village: '510521103222',
  receiving: '510502000000',
};

const range = (code: string) => {
  const found = rangeOf(code);
  if (!found) throw new Error(`no division ${code}`);
  return found;
};

interface Asked {
  name: string;
  filter: Partial<z.input<typeof listPeople.input>>;
  bare: PeopleFilter;
  sort?: string;
  page?: (at: number) => number;
}

const newestFirst = 'recorded_on DESC, id DESC';

/** What offices ask of the ledger of people. */
function askedOfPeople({ pack }: Level): Asked[] {
  const staleBefore = addDays(pack.demo?.businessDate ?? '', -pack.settings.staleAfterDays.value);
  const occupation = pack.demo?.posts[0]?.occupation ?? '';
  return [
    { name: '不筛选', filter: {}, bare: {} },
    { name: '翻页', filter: {}, bare: {}, page: (at) => at * 3 + 2 },
    { name: '按状态', filter: { status: 'seeking' }, bare: { status: 'seeking' } },
    {
      name: '按状态和类别',
      filter: { status: 'surplus', group: 'poorHousehold' },
      bare: { status: 'surplus', group: 'poorHousehold' },
    },
    { name: '按意向工种', filter: { occupation }, bare: { occupation } },
    {
      name: '按学历、未上岗',
      filter: { education: 'vocational', isOpen: true },
      bare: { education: 'vocational', isOpen: true },
    },
    {
      name: '待回访',
      filter: { isStale: true, sort: 'lastContactOn' },
      bare: { staleBefore },
      sort: 'last_contact_on, id',
    },
  ];
}

function peopleVariant({ pack: { cityCode } }: Level, region: string, asked: Asked): Variant {
  const page = asked.page ?? (() => 1);
  return {
    name: asked.name,
    ask: (caller, at) => caller.call(listPeople, { ...asked.filter, page: page(at), pageSize }),
    bare: (at) =>
      barePeople(
        cityCode,
        { region: range(region), ...asked.bare },
        { page: page(at), pageSize, sort: asked.sort ?? newestFirst },
      ),
  };
}

function listCases(level: Level): ReadCase[] {
  const asked = askedOfPeople(level);
  const list = (label: string, login: string, region: string, all: Asked[]): ReadCase => ({
    group: 'list',
    label,
    login,
    goalMs: goals.list,
    variants: all.map((each) => peopleVariant(level, region, each)),
  });
  return [
    list('人员台账（市）', 'city', places.city, asked),
    list('人员台账（县）', 'luxian', places.county, asked),
    list('人员台账（村）', 'village', places.village, asked.slice(0, 1)),
  ];
}

function rollUpCases({ pack }: Level): ReadCase[] {
  const { cityCode, settings } = pack;
  const today = pack.demo?.businessDate ?? '';
  const variant = (name: string, region: string, asOf = today): Variant => ({
    name,
    ask: (caller) => caller.call(summariseDemand, { asOf, regionCode: region }),
    bare: () => bareFigures(cityCode, range(region), asOf, settings.demandHorizonDays.value),
  });
  const rollUp = (label: string, login: string, variants: Variant[]): ReadCase => ({
    group: 'rollup',
    label,
    login,
    goalMs: goals.rollup,
    variants,
  });
  return [
    rollUp('用工汇总（市）', 'city', [
      variant('今天', places.city),
      variant('过去某周', places.city, addDays(today, -35)),
      variant('点开一个区', places.receiving),
    ]),
    rollUp('用工汇总（区）', 'jiangyang', [variant('今天', places.receiving)]),
  ];
}

/** Names and numbers of people spread over the whole ledger. */
async function sampleOf(owner: pg.Pool, { pack, people }: Level) {
  const cipher = new PersonalCipher(benchSecrets);
  const indexes = Array.from({ length: repetitions + warmUps }, (_, at) =>
    Math.floor((at * people) / (repetitions + warmUps)),
  );
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

async function searchCases(owner: pg.Pool, level: Level): Promise<ReadCase[]> {
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

async function measureVariant(caller: Caller, owner: pg.Pool, variant: Variant) {
  const own: number[] = [];
  const bare: number[] = [];
  for (let at = -warmUps; at < repetitions; at += 1) {
    const nth = at + warmUps;
    const spent = await timed(() => variant.ask(caller, nth));
    const bound = await timed(async () => {
      for (const { text, values } of variant.bare(nth)) await owner.query(text, values);
    });
    if (at < 0) continue;
    own.push(spent);
    bare.push(bound);
  }
  return { name: variant.name, own, bare };
}

/** Every request beside the bare statements for the same rows, one after the other. */
export async function measureReads(
  groups: readonly ReadGroup[],
  level: Level,
  server: BenchServer,
  owner: pg.Pool,
): Promise<ReadResult[]> {
  const cases = [...listCases(level), ...rollUpCases(level), ...(await searchCases(owner, level))];
  const results: ReadResult[] = [];
  for (const { group, label, login, goalMs, variants } of cases.filter((each) =>
    groups.includes(each.group),
  )) {
    const caller = await server.signIn(login);
    const measured = [];
    for (const variant of variants) measured.push(await measureVariant(caller, owner, variant));
    const byName = measured.map(({ name, own }) => ({ name, p95Ms: p95(own) }));
    results.push({
      group,
      label,
      goalMs,
      p95Ms: p95(measured.flatMap(({ own }) => own)),
      bareP95Ms: p95(measured.flatMap(({ bare }) => bare)),
      slowest: byName.toSorted((a, b) => b.p95Ms - a.p95Ms)[0] ?? { name: '', p95Ms: 0 },
    });
  }
  return results;
}
