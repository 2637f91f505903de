import { z } from 'zod';
import { idField, optionalText, pageInput, pageOf, regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { matchedPerson, said } from './operations.ts';
import { runStatuses } from './runs.ts';

const run = z.object({
  id: z.string(),
  askedAt: z.string(),
  status: z.enum(runStatuses),
  search: z.string().nullable(),
  regionName: z.string().nullable(),
  regionCode: z.string().nullable(),
  perPerson: z.int(),
  perPlace: z.int(),
  posts: z.int(),
  /** Posts for which somebody was found. */
  postsFilled: z.int(),
  /** Own people looked at so far, and in all. */
  peopleDone: z.int(),
  people: z.int(),
  /** Different people proposed. */
  proposed: z.int(),
  problem: z.string().nullable(),
});

/** Matches every open post that the filter names with the asker's own people at once. */
export const startRun = operation({
  name: 'matching.startRun',
  summary: '整张缺工清单一起匹配',
  kind: 'write',
  permission: 'matching.rankPeople',
  input: z.object({
    search: optionalText('岗位或企业', 100),
    regionCode: regionField.nullish().transform((code) => code ?? null),
    /** Posts that one person is proposed to at most. */
    perPerson: z.int().min(1).max(5).default(1),
    /** People proposed for each place still free. */
    perPlace: z.int().min(1).max(5).default(2),
  }),
  output: z.object({ runId: z.string() }),
});

/** The asker's own runs, the newest first. */
export const listRuns = operation({
  name: 'matching.listRuns',
  summary: '整张清单匹配的记录',
  kind: 'read',
  permission: 'matching.rankPeople',
  input: z.object(pageInput),
  output: pageOf(run),
});

export const getRun = operation({
  name: 'matching.getRun',
  summary: '整张清单匹配的进度和结果',
  kind: 'read',
  permission: 'matching.rankPeople',
  input: z.object({ runId: idField }),
  output: run,
});

export const listRunPosts = operation({
  name: 'matching.listRunPosts',
  summary: '整张清单匹配：各岗位的人选',
  kind: 'read',
  permission: 'matching.rankPeople',
  /** `found`: only posts with people, or only those without; those with people come first. */
  input: z.object({ ...pageInput, runId: idField, found: z.enum(['some', 'none']).optional() }),
  output: pageOf(
    z.object({
      /** Of the post. */
      id: z.string(),
      /** Null where the post has been closed since. */
      title: z.string().nullable(),
      enterpriseName: z.string().nullable(),
      regionName: z.string().nullable(),
      remaining: z.int().nullable(),
      payMinFen: z.int().nullable(),
      payMaxFen: z.int().nullable(),
      /** Best first, as far as the asker still keeps them. */
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Of a post that found nobody: what keeps most people away, as the ledger stands now. Null of a closed one. */
      whyNone: said.nullable(),
    }),
  ),
});

/** Everybody whom the run proposes, each once. */
export const listRunPeople = operation({
  name: 'matching.listRunPeople',
  summary: '整张清单匹配：列为人选的人',
  kind: 'read',
  permission: 'matching.rankPeople',
  input: z.object({ ...pageInput, runId: idField }),
  output: pageOf(
    matchedPerson.extend({
      /** In order of the list; a title is null where the post has been closed since. */
      posts: z.array(z.object({ id: z.string(), title: z.string().nullable() })),
    }),
  ),
});
