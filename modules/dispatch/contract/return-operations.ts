import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  optionalText,
  pageInput,
  pageOf,
  regionField,
  textField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { filingKinds, filingPeople, filingStates, returnFigures } from './codes.ts';
import { memberRow } from './fields.ts';
import { returnCounts } from './report-operations.ts';

const period = z.object({
  from: z.string(),
  to: z.string(),
  /** Last day on which the return is in time. */
  dueOn: z.string(),
});
const figures = z.object({ ...returnCounts, target: z.int(), counted: z.int() });

const filingRow = z.object({
  /** The county. */
  id: z.string(),
  regionName: z.string(),
  ...period.shape,
  state: z.enum(filingStates),
  /** Entries of the period so far; a new one names it, so that two clerks do not pass each other. */
  entryNo: z.int(),
  /** As submitted; null where nothing stands. */
  figures: figures.nullable(),
  submittedByName: z.string().nullable(),
  submittedOn: z.string().nullable(),
  /** First submitted after the day it was due. */
  isLate: z.boolean(),
  /** People more or fewer than submitted, by the ledger of now; null where nothing stands. */
  changed: z.int().nullable(),
  actions: actionsField,
});

/** One county and the first day of the period. */
const own = { regionCode: regionField, from: dateField };

export const listFilings = operation({
  name: 'dispatch.listFilings',
  summary: '组织输送报表报送情况',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({
    ...pageInput,
    /** First day of a period; the last one that has ended. */
    from: dateField.optional(),
    /** Only what the asker has to submit. */
    awaits: z.enum(['submission']).optional(),
  }),
  output: pageOf(filingRow).extend({
    /** The period shown; null where the day begins none. */
    period: period.nullable(),
    /** The last ones, newest first. */
    periods: z.array(period),
  }),
});

export const getFiling = operation({
  name: 'dispatch.getFiling',
  summary: '一个区县一期的报送',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object(own),
  output: filingRow.extend({
    changes: z.array(
      z.object({
        figure: z.enum(returnFigures),
        filed: z.int(),
        now: z.int(),
        added: z.int(),
        gone: z.int(),
      }),
    ),
    entries: z.array(
      z.object({
        kind: z.enum(filingKinds),
        who: z.string(),
        at: z.string(),
        onDate: z.string(),
        reason: z.string().nullable(),
        figures: figures.nullable(),
      }),
    ),
  }),
});

export const listFilingRows = operation({
  name: 'dispatch.listFilingRows',
  summary: '报送数及其变化的人员',
  kind: 'read',
  permission: 'dispatch.report',
  input: z.object({ ...pageInput, ...own, figure: z.enum(returnFigures), people: z.enum(filingPeople) }),
  /** One row a person, as the hand-over stands now. */
  output: pageOf(memberRow),
});

export const submitReturn = operation({
  name: 'dispatch.submitReturn',
  summary: '报送组织输送报表',
  kind: 'write',
  permission: 'dispatch.submitReturn',
  /** From the second entry of a period on the reason is required. */
  input: z.object({ ...own, entryNo: z.int().min(0), reason: optionalText('原因', 200) }),
  output: z.object({ id: idField }),
});

export const withdrawReturn = operation({
  name: 'dispatch.withdrawReturn',
  summary: '撤回组织输送报表',
  kind: 'write',
  permission: 'dispatch.submitReturn',
  input: z.object({ ...own, entryNo: z.int().min(1), reason: textField('原因', 200) }),
  output: z.object({ id: idField }),
});
