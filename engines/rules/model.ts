/**
 * The words in which clauses are written. A clause file is plain data; nothing here knows a place.
 *
 * Value (E): a number · `true`/`false` · a name (fact, `let` or loop name) · `{op: …}`, one operator each (values.ts).
 * Condition (C): `{fact: E, <test>: …}`, `{all|any: [C]}`, `{not: C}`, … (conditions.ts).
 * List (L): the name of a list fact · `chosen` · `{list|months|numbers|values|param: …, as}` (lists.ts).
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const scalarTypes = ['number', 'money', 'rate', 'boolean', 'text', 'date', 'month', 'moment'] as const;
/** money is fen, a rate parts per million, a date the day count from 1970-01-01, a month year × 12 + month − 1, a moment minutes from 1970-01-01T00:00Z. */
export type ScalarType = (typeof scalarTypes)[number];
/** As people who write clauses call them. */
export const typeLabels: Record<ScalarType, string> = {
  number: '数',
  money: '金额',
  rate: '比例',
  boolean: '是否',
  text: '文字',
  date: '日期',
  month: '月份',
  moment: '时刻',
};

/** What a fact holds: one value, a list of values, a list of things with facts of their own, or figures by name. */
export type FactType = ScalarType | keyof typeof elementTypes | 'figures' | { list: string };
/** Lists of plain values, and the type of what they hold. */
export const elementTypes = { texts: 'text', numbers: 'number', dates: 'date', months: 'month' } as const;
export const isScalar = (type: FactType): type is ScalarType =>
  typeof type === 'string' && type !== 'figures' && !(type in elementTypes);

export interface FactDefinition {
  /** As clauses write it: `applicant.kind` of the case, `contract.start` of a worker. */
  name: string;
  label: string;
  type: FactType;
  unit?: string;
  /** The words of a case file, where they differ from the name in snake_case. */
  caseWord?: string;
  /** What silence means; without it a missing fact is unknown. `none` is a known nothing. */
  absent?: 'none' | 'empty' | number | boolean | string;
  /** A date that is none lies after every other: an open-ended contract, somebody still employed. */
  openEnded?: boolean;
  /** Goes up by one each month while things go on as they stand; forecasts rest on it. */
  growsMonthly?: boolean;
  /** Days and months of the same thing (words of a case file) before which it does not grow: a job that begins later. */
  growsFrom?: string[];
  /** The yes or no, as entity.fact, that says whether there is such a day at all: 办过就业登记 of 就业登记日. */
  flag?: string;
  /** The paper that shows it; named when the fact is missing. */
  material?: string;
  /** The module whose records hold the fact; absent where only an applicant can say it. */
  owner?: string;
  /** Chinese words of coded values. */
  values?: Record<string, string>;
  /** The question that a form asks; `{who}` stands for the asker or the one asked about, `{employer}` for the employer. */
  ask?: string;
  /** What the question means, where its words are official. */
  help?: string;
  /** “There is none” as an answer. */
  none?: string;
}

export interface EntityDefinition {
  name: string;
  label: string;
  facts: FactDefinition[];
}

/** `case` is the entity of the application itself. */
export type Vocabulary = ReadonlyMap<string, EntityDefinition>;

export const parameterTypes = [
  'number',
  'money',
  'rate',
  'boolean',
  'text',
  'date',
  'texts',
  'periods',
] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** A figure that the document leaves to other rules. Values are dated; the one in force on the day asked counts. */
export interface ParameterDefinition {
  name: string;
  label: string;
  type: ParameterType;
  unit?: string;
  /** Looked up by a day of its own (`on`), not by the day of the decision. */
  isDated?: boolean;
  caseWord?: string;
}

export const clauseKinds = [
  'money',
  'entitlement',
  'rule',
  'service',
  'validity',
  'exclusivity',
  'funding',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export interface Payment {
  /** What is paid, in fen: per head of each chosen thing, or once where the clause has no `over`. */
  amount: Json;
  when?: Json;
  /** One payment for each of this list. */
  for?: Json;
  /** Date, month or year the payment is entered under; the day of the decision where it is not given. */
  on?: Json;
  /** Once for the whole application even though the clause has `over`. */
  once?: boolean;
}

export interface Outcome {
  when?: Json;
  /** `{name}` in it stands for a `let` or fact. */
  say: string;
  holds: boolean;
}

export interface FundingShare {
  source: string;
  share: number;
  when?: Json;
  /** Takes the fen that the shares leave over. */
  takesRest?: boolean;
  /** One share for each of this list; then `of` is what it shares. */
  for?: Json;
  /** The sum that is shared, where it is not the whole the clause pays. */
  of?: Json;
}

/** A clause as its file writes it. */
export interface Clause {
  id: string;
  title: string;
  kind: ClauseKind;
  class: string;
  article: string;
  payee?: string;
  event?: string;
  handler?: string;
  materials?: string[];
  fund?: string;
  readings?: string[];
  /** With `each`, the day is one of every thing of `over`. */
  validity?: { each?: boolean; on?: Json; from?: Json; to?: Json };
  let?: { [name: string]: Json };
  over?: string;
  when?: Json[];
  each?: Json[];
  together?: Json[];
  ranges?: { value: Json; from: Json; to: Json; label: string; article?: string }[];
  /** `unstated`: the text grants money and leaves the sum to other rules. */
  pays?: Payment[] | 'unstated';
  atMost?: Json;
  outcomes?: Outcome[];
  funding?: FundingShare[];
  /** Once per payee, person or event (G16), and clauses that are not paid beside this one (G11). */
  once?: { per: string; reading?: string };
  exclusive?: { with: string[]; per: string; reading?: string }[];
  yearlyCap?: { amount: Json; per: string; reading?: string };
}

/** What is wrong in a clause, and where in its file. */
export interface RuleProblem {
  path: (string | number)[];
  code:
    | 'unknownName'
    | 'nameTaken'
    | 'wrongType'
    | 'wrongShape'
    | 'circular'
    | 'sharesNotWhole'
    | 'unknownReading';
  reason: string;
}
