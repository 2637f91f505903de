import type { z } from 'zod';
import { addDays } from '#engines/calendar/index.ts';
import { listPeople } from '#modules/person/contract/operations.ts';
import { barePeople, newestFirst, type PeopleFilter } from './bare.ts';
import type { Level } from './levels.ts';
import { goals, pageSize, places, range, type ReadCase, type Variant } from './read-case.ts';

interface Asked {
  name: string;
  filter: Partial<z.input<typeof listPeople.input>>;
  bare: PeopleFilter;
  sort?: string;
  page?: (at: number) => number;
}

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

/** The ledger of people as the city, a county and a village officer ask for it. */
export function listCases(level: Level): ReadCase[] {
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
