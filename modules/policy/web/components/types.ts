import type { z } from 'zod';
import type { caseField, caseResultField, wordsField } from '../../contract/fields.ts';
import type { forecastByForm, forecastPlacement } from '../../contract/forecast-operations.ts';
import type { fitByForm, fitFor } from '../../contract/fit-operations.ts';
import type { getClause, listClauses } from '../../contract/clause-operations.ts';
import type { getVocabulary } from '../../contract/draft-operations.ts';
import type { listStandards } from '../../contract/standard-operations.ts';
import type { forecastFund, getRehearsal, getRun } from '../../contract/run-operations.ts';

export type Library = z.output<typeof listClauses.output>;
export type LibraryGroup = Library['groups'][number];
export type LibraryClause = LibraryGroup['clauses'][number];
export type ClauseDetail = z.output<typeof getClause.output>;
export type Words = z.output<typeof wordsField>;
export type WorkedCase = z.output<typeof caseField>;
export type CaseResult = z.output<typeof caseResultField>;
export type Vocabulary = z.output<typeof getVocabulary.output>;
export type Standard = z.output<typeof listStandards.output>['rows'][number];
export type StandardValue = Standard['values'][number];
export type Fit = z.output<typeof fitFor.output>;
export type FitCard = Fit['cards'][number];
export type FormAnswer = z.output<typeof fitByForm.output>;
export type FormQuestion = NonNullable<FormAnswer['question']>;
export type Run = z.output<typeof getRun.output>;
export type Rehearsal = z.output<typeof getRehearsal.output>;
export type Forecast = z.output<typeof forecastFund.output>;
export type PlacementForecast = z.output<typeof forecastPlacement.output>;
export type FormForecast = z.output<typeof forecastByForm.output>;
export type Outlook = FormForecast['outlook'];

/** Data as a clause file writes it. */
export type Json = z.output<ReturnType<typeof z.json>>;
export type JsonObject = { [key: string]: Json };
export type Path = (string | number)[];
