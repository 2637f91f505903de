import type { PackInForce } from '#platform/packs/in-force.ts';
import type { Term } from '#platform/packs/schema.ts';
import type { Column, ColumnOption, SheetSpec } from '#platform/sheets/columns.ts';
import type { ImportContext } from '#platform/sheets/import-kind.ts';
import type { Kysely } from 'kysely';
import { personErrors } from '../../contract/errors.ts';
import type { PersonTables } from '../tables.ts';
import { villagesInScope } from './villages.ts';

type ListColumn = PackInForce['lists']['person']['columns'][number];

/** Without these a person cannot be told from others or found again. */
const alwaysRequired = new Set(['name', 'idCard', 'villageCode', 'status']);
const codesOf = (terms: Term[]): ColumnOption[] =>
  terms.map(({ code, label, aliases }) => ({ code, label, aliases }));

type Shape = Omit<Column, 'key' | 'label' | 'aliases' | 'required' | 'hint'>;

async function shapes(context: ImportContext): Promise<Record<string, Shape>> {
  const { education, supplyStatus, group, workRange } = context.pack.dictionaries;
  const occupations = await (context.db as unknown as Kysely<PersonTables>)
    .selectFrom('occupation')
    .select(['code', 'name'])
    .orderBy('code')
    .execute();
  return {
    name: { type: 'text', maxLength: 40, example: '张小明' },
    idCard: { type: 'idCard', width: 22 },
    phone: { type: 'phone', width: 16 },
    villageCode: { type: 'code', options: await villagesInScope(context), width: 24 },
    education: { type: 'code', options: codesOf(education) },
    occupationWanted: {
      type: 'codes',
      options: occupations.map(({ code, name }) => ({ code, label: name })),
      width: 24,
    },
    skills: { type: 'text', maxLength: 200, width: 20 },
    payExpected: { type: 'money', min: 1 },
    availableOn: { type: 'date' },
    status: { type: 'code', options: codesOf(supplyStatus) },
    groups: { type: 'codes', options: codesOf(group) },
    workRange: { type: 'code', options: codesOf(workRange) },
    needsLodging: { type: 'boolean' },
    consent: { type: 'boolean' },
  };
}

function columnOf({ key, label, aliases, required, hint }: ListColumn, shape: Shape | undefined): Column {
  if (!shape) throw new Error(`the supply list has no column ${key}`);
  return {
    ...shape,
    key,
    label,
    aliases,
    required: required || alwaysRequired.has(key),
    ...(hint ? { hint } : {}),
  };
}

/** The supply list of the place (D06), with the villages of the user's own scope and the place's words to choose from. */
export async function personSheet(context: ImportContext): Promise<SheetSpec> {
  const { title, columns } = context.pack.lists.person;
  if (!columns.some(({ key }) => key === 'status'))
    throw new Error('the supply list of the pack needs the column status');
  const known = await shapes(context);
  return {
    title,
    columns: columns.map((column) => columnOf(column, known[column.key])),
    keyColumns: ['idCard'],
    problemTexts: {
      registeredElsewhere: personErrors['person.registeredElsewhere'],
      birthRange: personErrors['person.birthRange'],
      skillTooLong: '每项技能不能超过 20 个字，多项请用顿号隔开',
      inUse: personErrors['person.inUse'],
      changedLater: personErrors['person.changedLater'],
    },
  };
}
