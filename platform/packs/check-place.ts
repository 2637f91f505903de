import type { Place } from './problem.ts';
import type { Findings, Sources } from './sources.ts';
import type { RegionLevel } from './vocabulary.ts';

const fixedDigits: readonly (readonly [RegionLevel, number])[] = [
  ['province', 2],
  ['city', 4],
  ['county', 6],
  ['town', 9],
  ['village', 12],
];

/** The level a 12-digit code is of, and the digits that name the division; the rest are zeros. */
function readCode(code: string): { level: RegionLevel; prefix: string } {
  for (const [level, digits] of fixedDigits) {
    const prefix = code.slice(0, digits);
    if (prefix.padEnd(12, '0') === code) return { level, prefix };
  }
  return { level: 'village', prefix: code };
}

export function checkDivisions({ pack, divisions }: Sources, found: Findings): void {
  const seen = new Set(pack.value.ancestors.map((each) => each.code));
  divisions.value.forEach(({ code, name, level, parent, longitude = null, latitude = null }, at) => {
    const place = divisions.at(at);
    if (seen.has(code)) found.add(place, 'duplicateCode', `区划代码 ${code} 重复`);
    if (readCode(code).level !== level)
      found.add(place, 'codeHierarchy', `${name}的代码 ${code} 与级别 ${level} 不符`);
    if ((longitude === null) !== (latitude === null))
      found.add(place, 'invalidValue', `${name}的经度、纬度要么都写，要么都不写`);
    // A province has nothing above it.
    const isTop = level === 'province' && parent === '';
    if (!isTop && !seen.has(parent))
      found.add(place, 'unknownRegion', `${name}的上级 ${parent} 不在它前面的区划里`);
    else if (!code.startsWith(readCode(parent).prefix))
      found.add(place, 'codeHierarchy', `${code} 不属于上级 ${parent}`);
    seen.add(code);
  });
  const { rootRegion, cityCode, campaign } = pack.value;
  if (divisions.value[0]?.code !== rootRegion) {
    found.add(pack.at('rootRegion'), 'unknownRegion', `divisions.csv 的第一行应是 ${rootRegion}`);
  }
  if (!rootRegion.startsWith(cityCode)) {
    found.add(pack.at('cityCode'), 'codeHierarchy', `城市代码 ${cityCode} 与根区划 ${rootRegion} 不一致`);
  }
  found.period(pack.at('campaign', 'from'), campaign.name, campaign.from.value, campaign.to.value);
}

export function checkOrganisations({ organisations }: Sources, regions: Set<string>, found: Findings): void {
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
        `${each.name}没有写明由哪个机构对接`,
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

export function checkTargets({ pack, targets }: Sources, regions: Set<string>, found: Findings): void {
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

export function checkCodes({ industries, occupations, holidays }: Sources, found: Findings): void {
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
