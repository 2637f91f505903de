import {
  type Clause,
  caseWordOf,
  type FactDefinition,
  type Json,
  type JsonObject,
  type Program,
} from '#engines/rules/index.ts';
import { addMonths, dateText, fullMonths, fullYears } from '#engines/rules/runtime.ts';
import { dayCount } from '../days.ts';
import { put } from '../json.ts';
import type { Place } from '../place.ts';
import { monthsToRetirement } from './retirement.ts';
import type { EnterpriseRow, PersonRow, WorkerRow } from './rows.ts';
import { type LedgerWords, literalsOf } from './words.ts';

/** Who applies: code of the words table, and what the ledger says of the subject itself. */
export interface Applicant {
  kind: 'enterprise' | 'agency' | 'school' | 'training' | 'person' | (string & {});
  enterprise: EnterpriseRow | undefined;
  person: PersonRow | undefined;
}

/** The day of the decision, and by how many months the ledger is ahead of what it holds. */
export interface Moment {
  day: string;
  /** Months added to what grows while somebody stays; 0 on the day the ledger was read for. */
  ahead: number;
}

type CaseColumn = (applicant: Applicant, moment: Moment) => Json | undefined;
type WorkerColumn = (row: WorkerRow, moment: Moment, ledger: LedgerWords) => Json | undefined;

const lists = new Map<string, string[]>();
/** Codes joined by commas, taken apart once for each text: a city knows a few hundred. */
function codesIn(text: string): string[] {
  const made = lists.get(text) ?? text.split(',').filter(Boolean);
  lists.set(text, made);
  return made;
}

const orUnknown = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
const ofEnterprise =
  (read: (row: EnterpriseRow) => Json | undefined): CaseColumn =>
  ({ enterprise }) =>
    enterprise && read(enterprise);

const personColumns: Record<string, (row: PersonRow, day: string) => Json | undefined> = {
  personAge: ({ birthOn }, day) => fullYears(dayCount(birthOn), dayCount(day)),
  personGroups: ({ groups }) => codesIn(groups),
  personEducation: ({ education }) => orUnknown(education),
};

/** The same key, the same facts about a person on each of some days. */
export const personKey = (person: PersonRow, days: readonly string[]): string =>
  days
    .map((day) =>
      Object.values(personColumns)
        .map((read) => String(read(person, day)))
        .join('|'),
    )
    .join(' ');

const caseColumns: Record<string, CaseColumn> = {
  applicant: ({ kind }) => kind,
  applicantSize: ({ kind, enterprise }) => (kind === 'enterprise' ? orUnknown(enterprise?.size) : undefined),
  applicantNature: ({ kind, enterprise }) =>
    kind === 'enterprise' ? orUnknown(enterprise?.nature) : undefined,
  isListedAgency: ({ kind }) => (kind === 'agency' ? true : undefined),
  enterpriseName: ofEnterprise(({ name }) => name),
  enterpriseSize: ofEnterprise(({ size }) => orUnknown(size)),
  industry: ofEnterprise(({ industryCode }) => orUnknown(industryCode)),
  parkName: ofEnterprise(({ parkName }) => parkName),
  isInPark: ofEnterprise(({ parkId }) => parkId !== null),
  districtName: ofEnterprise(({ districtName }) => orUnknown(districtName)),
  ...Object.fromEntries(
    Object.entries(personColumns).map(([name, read]): [string, CaseColumn] => [
      name,
      ({ person }, { day }) => person && read(person, day),
    ]),
  ),
};

/** What the ledger knows of a worker as a person; of a row without the person nothing. */
const columnsOfPerson: Record<string, WorkerColumn> = {
  groups: ({ groups }) => (groups === undefined ? undefined : codesIn(groups)),
  education: ({ education }) => orUnknown(education),
  monthsToRetirement: ({ birthOn, sex, firstInsuredOn }, _, { retirement }) =>
    birthOn && firstInsuredOn && (sex === 'male' || sex === 'female')
      ? monthsToRetirement(retirement, { birthOn, sex }, firstInsuredOn)
      : undefined,
};

const workerColumns: Record<string, WorkerColumn> = {
  ...columnsOfPerson,
  isHired: () => true,
  onboardOn: ({ onboardOn }) => onboardOn,
  leftOn: ({ leftOn }) => leftOn,
  isEmployed: ({ leftOn }) => leftOn === null,
  contractFrom: ({ contractFrom }) => contractFrom,
  contractTo: ({ contractTo }) => contractTo,
  monthsEmployed: ({ onboardOn, leftOn }, { day }) =>
    Math.max(0, fullMonths(dayCount(onboardOn), leftOn ? dayCount(leftOn) : dayCount(day) - 1)),
  insuranceKinds: ({ insuredMonths }, _, { insurance }) => (insuredMonths > 0 ? [insurance.insured] : []),
  monthsOnTime: ({ onTimeMonths, leftOn }, { ahead }) => onTimeMonths + (leftOn ? 0 : ahead),
  monthsBackPaid: ({ insuredMonths, onTimeMonths }) => insuredMonths - onTimeMonths,
  firstInsuredMonth: ({ firstInsuredOn }) => firstInsuredOn?.slice(0, 7),
  isIntroduced: ({ organisationId }) => organisationId !== null,
};

interface Setter<Column> {
  path: string[];
  read: Column;
  /** Word of each code: for lists all of them, else the one this clause uses. */
  words: ReadonlyMap<string, Json[]> | undefined;
}

/** Which of the ledger's facts a clause reads, and how it wants them written. Clauses that want the same share one. */
export interface Spelling {
  /** The same key, the same facts about an applicant. */
  caseKey: string;
  /** The same key, the same facts about a worker. */
  workerKey: string;
  case: Setter<CaseColumn>[];
  worker: Setter<WorkerColumn>[];
  /** Reads something of the worker that stands with the person, not with the placement. */
  asksPerson: boolean;
}

interface Wanted<Column> {
  definitions: readonly FactDefinition[];
  facts: LedgerWords['facts']['case'];
  columns: Record<string, Column>;
}

/** The facts that a program reads of an entity, and a key that is the same where facts and words are. */
function settersOf<Column>(
  { slots }: Pick<Program, 'slots'>,
  entity: string,
  { definitions, facts, columns }: Wanted<Column>,
  wordsFor: (table: string) => ReadonlyMap<string, Json[]>,
): { setters: Setter<Column>[]; key: string } {
  const read = new Set(slots.flatMap((slot) => (slot.entity === entity ? [slot.fact.name] : [])));
  const key: string[] = [];
  const setters = Object.entries(facts).flatMap(([name, { from, words: table }]): Setter<Column>[] => {
    const definition = definitions.find((each) => each.name === name);
    const column = columns[from];
    if (!definition || !column) throw new Error(`ledger.yaml: ${name} from ${from}`);
    if (!read.has(name)) return [];
    const words = table ? wordsFor(table) : undefined;
    key.push(name, ...(words ? [...words.values()].map(([first]) => String(first)) : []));
    return [{ path: caseWordOf(definition).split('.'), read: column, words }];
  });
  return { setters, key: key.join(' ') };
}

/** The words of the ledger's codes as a clause uses them. */
export function spellingFor(
  { vocabulary, ledger }: Place,
  { clause, program }: { clause: Clause; program: Pick<Program, 'slots'> },
): Spelling {
  const literals = literalsOf(clause);
  const wordsFor = (table: string): ReadonlyMap<string, Json[]> =>
    new Map(
      Object.entries(ledger.words[table] ?? {}).map(([code, words]) => {
        const used = words.filter((each) => literals.has(each));
        const [first = code] = used.length > 0 ? used : words;
        return [code, [first, ...words.filter((each) => each !== first)]];
      }),
    );
  const definitions = (entity: string) => vocabulary.get(entity)?.facts ?? [];
  // The insurance file does not say against what somebody is insured.
  const isByKind = ledger.insurance.kinds.some((each) => literals.has(each));
  const columns: typeof workerColumns = isByKind
    ? { ...workerColumns, insuranceKinds: ({ insuredMonths }) => (insuredMonths > 0 ? undefined : []) }
    : workerColumns;
  const ofCase = settersOf(
    program,
    'case',
    { definitions: definitions('case'), facts: ledger.facts.case, columns: caseColumns },
    wordsFor,
  );
  const ofWorker = settersOf(
    program,
    'worker',
    { definitions: definitions('worker'), facts: ledger.facts.worker, columns },
    wordsFor,
  );
  const person = new Set(Object.values(columnsOfPerson));
  return {
    caseKey: ofCase.key,
    workerKey: `${ofWorker.key}${isByKind ? ' kinds' : ''}`,
    case: ofCase.setters,
    worker: ofWorker.setters,
    asksPerson: ofWorker.setters.some(({ read }) => person.has(read)),
  };
}

function inWords(words: ReadonlyMap<string, Json[]> | undefined, value: Json): Json {
  if (!words) return value;
  if (Array.isArray(value)) return value.flatMap((code) => words.get(String(code)) ?? []);
  return words.get(String(value))?.[0] ?? value;
}

export function workerFacts(
  spelling: Spelling,
  ledger: LedgerWords,
  row: WorkerRow,
  moment: Moment,
): JsonObject {
  const made: JsonObject = {};
  for (const { path, read, words } of spelling.worker) {
    const value = read(row, moment, ledger);
    if (value !== undefined) put(made, path, inWords(words, value));
  }
  return made;
}

export type Source = JsonObject & { as_of: string };

/** An application as the ledger would write it, without its workers. */
export function caseFacts(spelling: Spelling, applicant: Applicant, moment: Moment): Source {
  const made: Source = { as_of: moment.day };
  for (const { path, read, words } of spelling.case) {
    const value = read(applicant, moment);
    if (value !== undefined) put(made, path, inWords(words, value));
  }
  return made;
}

/** The day so many months on, and the moment of the ledger then. */
export const monthsAhead = (asOf: string, ahead: number): Moment => ({
  day: dateText(addMonths(dayCount(asOf), ahead)),
  ahead,
});
