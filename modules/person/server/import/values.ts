import type { CellValue } from '#platform/sheets/columns.ts';
import type { ImportRecord } from '#platform/sheets/import-kind.ts';
import { workRanges } from '../../contract/codes.ts';
import { readIdCard } from '../../contract/id-card.ts';

type Values = ImportRecord['values'];

const textOf = (value: CellValue | null | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const listOf = (value: CellValue | null | undefined): string[] | undefined =>
  Array.isArray(value) ? value : undefined;
const flagOf = (value: CellValue | null | undefined): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** Skills as people write them in one cell. */
export const splitSkills = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]+/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** The columns a row of the list writes. A blank cell says nothing: the ledger keeps what it has. */
export function valuesOf(values: Values) {
  const card = readIdCard(textOf(values.idCard) ?? '');
  if (!card.ok) throw new Error('a row without a valid card passed the check');
  const skills = textOf(values.skills);
  return {
    idCard: card.number,
    birthOn: card.birthOn,
    sex: card.sex,
    name: textOf(values.name) ?? '',
    regionCode: textOf(values.villageCode) ?? '',
    status: textOf(values.status) ?? '',
    phone: textOf(values.phone),
    education: textOf(values.education),
    occupationsWanted: listOf(values.occupationWanted),
    skills: skills === undefined ? undefined : splitSkills(skills),
    payExpectedFen: typeof values.payExpected === 'number' ? values.payExpected : undefined,
    availableOn: textOf(values.availableOn),
    groups: listOf(values.groups),
    workRange: workRanges.find((range) => range === values.workRange),
    needsLodging: flagOf(values.needsLodging),
    hasConsent: flagOf(values.consent),
  };
}
export type ListedPerson = ReturnType<typeof valuesOf>;
