import {
  type Clause,
  caseWordOf,
  type FactDefinition,
  type Json,
  type JsonObject,
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

const workerColumns: Record<string, WorkerColumn> = {
  groups: ({ groups }) => codesIn(groups),
  education: ({ education }) => orUnknown(education),
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
  monthsToRetirement: ({ birthOn, sex, firstInsuredOn }, _, { retirement }) =>
    firstInsuredOn && (sex === 'male' || sex === 'female')
      ? monthsToRetirement(retirement, { birthOn, sex }, firstInsuredOn)
      : undefined,
  isIntroduced: ({ organisationId }) => organisationId !== null,
};

interface Setter<Column> {
  path: string[];
  read: Column;
  /** Word of each code: for lists all of them, else the one this clause uses. */
  words: ReadonlyMap<string, Json[]> | undefined;
}

/** How a clause wants the ledger's facts written. Clauses that use the same words share one. */
export interface Spelling {
  /** The same key, the same facts about an applicant. */
  caseKey: string;
  /** The same key, the same facts about a worker. */
  workerKey: string;
  case: Setter<CaseColumn>[];
  worker: Setter<WorkerColumn>[];
}

function settersOf<Column>(
  facts: LedgerWords['facts']['case'],
  definitions: readonly FactDefinition[],
  columns: Record<string, Column>,
  wordsFor: (table: string) => ReadonlyMap<string, Json[]>,
): Setter<Column>[] {
  return Object.entries(facts).map(([name, { from, words }]) => {
    const definition = definitions.find((each) => each.name === name);
    const read = columns[from];
    if (!definition || !read) throw new Error(`ledger.yaml: ${name} from ${from}`);
    return { path: caseWordOf(definition).split('.'), read, words: words ? wordsFor(words) : undefined };
  });
}

/** The words of the ledger's codes as a clause uses them. */
export function spellingFor({ vocabulary, ledger }: Place, clause: Clause): Spelling {
  const literals = literalsOf(clause);
  const wordsFor =
    (key: string[]) =>
    (table: string): ReadonlyMap<string, Json[]> =>
      new Map(
        Object.entries(ledger.words[table] ?? {}).map(([code, words]) => {
          const used = words.filter((each) => literals.has(each));
          const [first = code] = used.length > 0 ? used : words;
          if (first !== words[0]) key.push(first);
          return [code, [first, ...words.filter((each) => each !== first)]];
        }),
      );
  const key: string[] = [];
  const facts = (entity: string): readonly FactDefinition[] => vocabulary.get(entity)?.facts ?? [];
  const isByKind = ledger.insurance.kinds.some((each) => literals.has(each));
  const worker = settersOf(ledger.facts.worker, facts('worker'), workerColumns, wordsFor(key)).map((each) =>
    isByKind && each.read === workerColumns.insuranceKinds
      ? { ...each, read: (row: WorkerRow) => (row.insuredMonths > 0 ? undefined : []) }
      : each,
  );
  if (isByKind) key.push('kinds');
  const caseKey: string[] = [];
  const ofCase = settersOf(ledger.facts.case, facts('case'), caseColumns, wordsFor(caseKey));
  return { caseKey: caseKey.join(' '), workerKey: key.join(' '), case: ofCase, worker };
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
