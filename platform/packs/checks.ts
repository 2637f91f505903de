import type { z } from 'zod';
import type { PackProblem, PackProblemCode, Place } from './problem.ts';
import type {
  csvSchemas,
  demoFileSchema,
  dictionariesFileSchema,
  listsFileSchema,
  organisationsFileSchema,
  packFileSchema,
  rolesFileSchema,
  settingsFileSchema,
  targetsFileSchema,
} from './schema.ts';
import type { Source } from './source.ts';
import { listColumns, listNames, type RegionLevel, type RoleScope } from './vocabulary.ts';

type From<T extends z.ZodType> = Source<z.output<T>>;
type Rows<T extends z.ZodType> = Source<z.output<T>[]>;

/** Every file of a pack, each well-formed by itself; here they are held against one another. */
export type Sources = {
  pack: From<typeof packFileSchema>;
  settings: From<typeof settingsFileSchema>;
  organisations: From<typeof organisationsFileSchema>;
  roles: From<typeof rolesFileSchema>;
  dictionaries: From<typeof dictionariesFileSchema>;
  lists: From<typeof listsFileSchema>;
  targets?: From<typeof targetsFileSchema>;
  demo?: From<typeof demoFileSchema>;
  divisions: Rows<typeof csvSchemas.divisions>;
  industries: Rows<typeof csvSchemas.industries>;
  occupations: Rows<typeof csvSchemas.occupations>;
  holidays: Rows<typeof csvSchemas.holidays>;
};

class Findings {
  readonly problems: PackProblem[] = [];

  add(place: Place, code: PackProblemCode, reason: string): void {
    this.problems.push({ ...place, code, reason });
  }

  /** `from` later than `to`, both 'YYYY-MM-DD'. */
  period(place: Place, what: string, from: string, to: string): void {
    if (from > to) this.add(place, 'dateOrder', `${what}的起始日 ${from} 晚于截止日 ${to}`);
  }
}

const fixedDigits: Record<RegionLevel, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 };

function checkDivisions({ pack, divisions }: Sources, found: Findings): void {
  const seen = new Map(pack.value.ancestors.map((each) => [each.code, each.level]));
  divisions.value.forEach((row, at) => {
    const digits = fixedDigits[row.level];
    if (seen.has(row.code)) found.add(divisions.at(at), 'duplicateCode', `区划代码 ${row.code} 重复`);
    if (row.code !== row.code.slice(0, digits).padEnd(12, '0'))
      found.add(
        divisions.at(at),
        'codeHierarchy',
        `${row.name}的代码 ${row.code} 不是${row.level}一级的代码`,
      );
    const parentLevel = seen.get(row.parent);
    if (parentLevel === undefined)
      found.add(divisions.at(at), 'unknownRegion', `${row.name}的上级 ${row.parent} 不在它前面的区划里`);
    else if (!row.code.startsWith(row.parent.slice(0, fixedDigits[parentLevel])))
      found.add(divisions.at(at), 'codeHierarchy', `${row.code} 不属于上级 ${row.parent}`);
    seen.set(row.code, row.level);
  });
  const { rootRegion, cityCode, campaign } = pack.value;
  if (divisions.value[0]?.code !== rootRegion)
    found.add(pack.at('rootRegion'), 'unknownRegion', `divisions.csv 的第一行应是 ${rootRegion}`);
  if (!rootRegion.startsWith(cityCode))
    found.add(pack.at('cityCode'), 'codeHierarchy', `城市代码 ${cityCode} 与根区划 ${rootRegion} 不一致`);
  found.period(pack.at('campaign', 'from'), campaign.name, campaign.from.value, campaign.to.value);
}

function checkOrganisations({ organisations }: Sources, regions: Set<string>, found: Findings): void {
  const { organisations: all, docking, sides } = organisations.value;
  for (const [code, each] of Object.entries(all)) {
    if (!regions.has(each.region))
      found.add(
        organisations.at('organisations', code, 'region'),
        'unknownRegion',
        `${each.name}所在的区划 ${each.region} 不存在`,
      );
    if (each.kind === 'park' && !docking[code])
      found.add(
        organisations.at('organisations', code),
        'dockingMissing',
        `${each.name}没有写明由哪个招募办对接`,
      );
  }
  for (const [from, { to }] of Object.entries(docking)) {
    for (const code of [from, to].filter((each) => !all[each])) {
      found.add(
        organisations.at('docking', from),
        'unknownOrganisation',
        `对接关系里的“${code}”不是本地区的机构`,
      );
    }
    const chain = [from];
    for (let next: string | undefined = to; next; next = docking[next]?.to) {
      if (chain.includes(next)) {
        if (next === from)
          found.add(
            organisations.at('docking', from),
            'dockingCycle',
            `对接关系绕成一圈：${[...chain, next].join(' → ')}`,
          );
        break;
      }
      chain.push(next);
    }
  }
  for (const side of ['sending', 'receiving'] as const) {
    sides[side].value.forEach((region, at) => {
      if (!regions.has(region))
        found.add(organisations.at('sides', side, 'value', at), 'unknownRegion', `区划 ${region} 不存在`);
    });
  }
}

function checkTargets({ pack, targets }: Sources, regions: Set<string>, found: Findings): void {
  for (const [code, round] of Object.entries(targets?.value.rounds ?? {})) {
    const at = (...path: PropertyKey[]): Place => targets?.at('rounds', code, ...path) ?? pack.at();
    found.period(at('from'), round.name, round.from, round.to);
    found.period(at('to'), `${round.name}与行动期限`, round.to, pack.value.campaign.to.value);
    if (!round.parts) continue;
    for (const region of Object.keys(round.parts)) {
      if (!regions.has(region))
        found.add(at('parts', region), 'unknownRegion', `分解到的区划 ${region} 不存在`);
    }
    const sum = Object.values(round.parts).reduce((total, each) => total + each, 0);
    if (sum !== round.total)
      found.add(at('total'), 'targetSum', `${round.name}各地之和为 ${sum}，与合计 ${round.total} 不符`);
  }
}

function checkWords({ dictionaries, lists, settings }: Sources, found: Findings): void {
  const once = (seen: Set<string>, place: Place, words: string[]): void => {
    for (const word of words) {
      if (seen.has(word)) found.add(place, 'duplicateAlias', `“${word}”指两样东西，导入时无法分辨`);
      seen.add(word);
    }
  };
  for (const [name, terms] of Object.entries(dictionaries.value)) {
    const seen = new Set<string>();
    for (const [code, term] of Object.entries(terms))
      once(seen, dictionaries.at(name, code), [term.label, ...term.aliases]);
  }
  for (const name of listNames) {
    const { columns } = lists.value[name];
    const keys = columns.map((column) => column.key);
    const seen = new Set<string>();
    columns.forEach((column, at) =>
      once(seen, lists.at(name, 'columns', at), [column.label, ...column.aliases]),
    );
    columns.forEach((column, at) => {
      if (keys.indexOf(column.key) < at)
        found.add(lists.at(name, 'columns', at), 'duplicateCode', `列“${column.key}”写了两次`);
    });
    for (const key of listColumns[name].needed.filter((each) => !(keys as string[]).includes(each))) {
      found.add(lists.at(name, 'columns'), 'missingKey', `清单缺少必需的列“${key}”`);
    }
  }
  const { priorityGroups, seekingStatuses } = settings.value.matching;
  const refers = [
    { key: 'priorityGroups', used: priorityGroups.value, terms: dictionaries.value.group },
    { key: 'seekingStatuses', used: seekingStatuses.value, terms: dictionaries.value.supplyStatus },
  ];
  for (const { key, used, terms } of refers) {
    used.forEach((word, at) => {
      if (!terms[word])
        found.add(settings.at('matching', key, 'value', at), 'unknownReference', `字典里没有“${word}”`);
    });
  }
}

/** What an account must say about whom it acts for, by the scope of its role. */
const accountFields: Record<RoleScope, readonly string[]> = {
  region: ['region'],
  park: ['organisation'],
  organisation: ['organisation'],
  enterprise: ['enterprise'],
  assigned: ['region', 'enterprises'],
  self: ['person'],
  none: [],
  public: [],
};

function checkDemo(
  { demo, roles, organisations, occupations, industries, divisions }: Sources,
  regions: Set<string>,
  found: Findings,
): void {
  if (!demo) return;
  const { figures, identity, posts, accounts } = demo.value;
  if (figures && figures.inYearExpected - figures.employed !== figures.gap) {
    found.add(
      demo.at('figures', 'gap'),
      'figureMismatch',
      `年内用工 ${figures.inYearExpected} 减已用工 ${figures.employed} 不等于缺口 ${figures.gap}`,
    );
  }
  if (figures && (figures.docked > figures.signed || figures.signed > figures.planned)) {
    found.add(demo.at('figures'), 'figureMismatch', '已对接、签约、计划企业数应依次不减');
  }
  if (divisions.value.some((each) => each.code.startsWith(identity.areaCode))) {
    found.add(
      demo.at('identity', 'areaCode'),
      'demoIdentity',
      `${identity.areaCode} 是真实区划，不能用来编造证件号码`,
    );
  }
  const known = {
    occupation: new Set(occupations.value.map((each) => each.code)),
    industry: new Set(industries.value.map((each) => each.code)),
  };
  posts.forEach((post, at) => {
    for (const key of ['occupation', 'industry'] as const) {
      if (!known[key].has(post[key]))
        found.add(demo.at('posts', at, key), 'unknownReference', `代码“${post[key]}”不存在`);
    }
  });
  for (const [login, { name: _, role: roleCode, ...given }] of Object.entries(accounts)) {
    const role = roles.value[roleCode];
    if (!role) found.add(demo.at('accounts', login, 'role'), 'unknownReference', `没有角色“${roleCode}”`);
    else if (Object.keys(given).sort().join() !== [...accountFields[role.scope]].sort().join()) {
      found.add(
        demo.at('accounts', login),
        'accountScope',
        `角色 ${roleCode} 的账号应写明且只写明：${accountFields[role.scope].join('、') || '无'}`,
      );
    }
    if (given.region && !regions.has(given.region))
      found.add(demo.at('accounts', login, 'region'), 'unknownRegion', `区划 ${given.region} 不存在`);
    const organisation = given.organisation
      ? organisations.value.organisations[given.organisation]
      : undefined;
    if (
      given.organisation &&
      (!organisation || (role?.scope === 'park') !== (organisation.kind === 'park'))
    ) {
      found.add(
        demo.at('accounts', login, 'organisation'),
        'unknownOrganisation',
        `“${given.organisation}”不存在或不是该角色所属的机构`,
      );
    }
  }
}

function checkCodes({ industries, occupations, holidays }: Sources, found: Findings): void {
  for (const { value, at } of [industries, occupations]) {
    const seen = new Set<string>();
    value.forEach((row, index) => {
      if (seen.has(row.code)) found.add(at(index), 'duplicateCode', `代码 ${row.code} 重复`);
      seen.add(row.code);
      if ('parent' in row && row.parent !== '' && !seen.has(row.parent as string))
        found.add(at(index), 'unknownReference', `上级 ${row.parent} 不在前面`);
    });
  }
  holidays.value.forEach((row, at) => {
    const before = holidays.value[at - 1]?.date;
    if (before !== undefined && before >= row.date)
      found.add(holidays.at(at), 'dateOrder', `日期 ${row.date} 应在 ${before} 之后`);
  });
}

/** Everything that only shows when the files of a pack are read together. */
export function checkTogether(sources: Sources): PackProblem[] {
  const found = new Findings();
  const regions = new Set(
    [...sources.pack.value.ancestors, ...sources.divisions.value].map((each) => each.code),
  );
  checkDivisions(sources, found);
  checkOrganisations(sources, regions, found);
  checkTargets(sources, regions, found);
  checkWords(sources, found);
  checkDemo(sources, regions, found);
  checkCodes(sources, found);
  return found.problems;
}
