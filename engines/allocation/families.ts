import type { Columns } from './columns.ts';
import type { Prepared } from './prepare.ts';

/** One park and week to which every member of a family could go. */
export interface FamilyPlace {
  family: number;
  /** Members with people left, each with its columns to this place. */
  members: { group: number; size: number; columns: number[] }[];
}

/** The places where each family could stay together; a family without one stays at home. */
export function familyPlacesOf(columns: Columns, prepared: Prepared): FamilyPlace[] {
  const { familyOf, parkOf, sizes, plan } = prepared;
  const membersOf = plan.families.map(() => [] as number[]);
  for (const [group, family] of familyOf.entries())
    if (family >= 0 && (sizes[group] ?? 0) > 0) membersOf[family]?.push(group);
  const byPlace = new Map<string, { family: number; byMember: Map<number, number[]> }>();
  for (let column = 0; column < columns.count && plan.families.length > 0; column += 1) {
    const group = columns.group[column] ?? 0;
    const family = familyOf[group] ?? -1;
    if (family < 0) continue;
    const key = `${family} ${parkOf[columns.post[column] ?? 0]} ${columns.week[column]}`;
    const place = byPlace.get(key) ?? { family, byMember: new Map<number, number[]>() };
    byPlace.set(key, place);
    const own = place.byMember.get(group);
    if (own) own.push(column);
    else place.byMember.set(group, [column]);
  }
  const places: FamilyPlace[] = [];
  for (const { family, byMember } of byPlace.values()) {
    const members = (membersOf[family] ?? []).map((group) => ({
      group,
      size: sizes[group] ?? 0,
      columns: byMember.get(group) ?? [],
    }));
    if (members.every((member) => member.columns.length > 0)) places.push({ family, members });
  }
  return places;
}

/** Whether every family goes to one place as a whole, or stays. */
export function areFamiliesTogether(columns: Columns, prepared: Prepared, flow: Float64Array): boolean {
  const { plan, familyOf, sizes, parkOf } = prepared;
  if (plan.families.length === 0) return true;
  const gone = new Float64Array(plan.families.length);
  const places = plan.families.map(() => new Set<number>());
  for (let column = 0; column < columns.count; column += 1) {
    const family = familyOf[columns.group[column] ?? 0] ?? -1;
    const people = flow[column] ?? 0;
    if (family < 0 || people === 0) continue;
    gone[family] = (gone[family] ?? 0) + people;
    places[family]?.add((parkOf[columns.post[column] ?? 0] ?? 0) * plan.weeks + (columns.week[column] ?? 0));
  }
  const all = new Float64Array(plan.families.length);
  for (const [group, family] of familyOf.entries())
    if (family >= 0) all[family] = (all[family] ?? 0) + (sizes[group] ?? 0);
  return gone.every(
    (people, family) => people === 0 || (people === all[family] && places[family]?.size === 1),
  );
}
