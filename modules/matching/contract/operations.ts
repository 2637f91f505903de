import { z } from 'zod';
import { idField, pageInput, pageOf, regionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { nearMissCodes } from './near-misses.ts';
import { weightPartCodes } from './weights.ts';

/** A reason, or what is lacking: code for tests and statistics, sentence for the reader. */
export const said = z.object({ code: z.string(), text: z.string() });
const earned = said.extend({ points: z.int() });

const matchedPost = z.object({
  id: z.string(),
  title: z.string(),
  enterpriseName: z.string(),
  regionName: z.string(),
  occupationName: z.string(),
  headcount: z.int(),
  remaining: z.int(),
  skills: z.string().nullable(),
  payMinFen: z.int(),
  payMaxFen: z.int(),
  isShift: z.boolean(),
  hasLodging: z.boolean(),
  /** Null: the enterprise has not said. */
  hasMeals: z.boolean().nullable(),
  hasInsurance: z.boolean().nullable(),
  neededOn: z.string(),
});
export const matchedPerson = z.object({
  id: z.string(),
  name: z.string(),
  /** Masked. */
  phone: z.string().nullable(),
  age: z.int(),
  regionName: z.string(),
  education: z.string().nullable(),
  skills: z.array(z.string()),
  wishes: z.array(z.string()),
});
const fit = { score: z.int(), reasons: z.array(earned), missing: z.array(said) };
/** Put on top by an office; the others follow by score. */
const listed = { ...fit, isPinned: z.boolean() };

/** What the limits cost: how many of those looked at break each; one may break several. */
const cost = {
  considered: z.int(),
  eligible: z.int(),
  excludedBy: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      count: z.int(),
      /** Of them, those who break no other: the near misses of this limit. Null where nobody is listed for it. */
      only: z.int().nullable(),
    }),
  ),
};

export const rankPeopleForPost = operation({
  name: 'matching.rankPeopleForPost',
  summary: '为岗位找人',
  kind: 'read',
  permission: 'matching.rankPeople',
  /** The post may lie in another county; the people are those of the asker's own scope. */
  input: z.object({
    postId: idField,
    /** Only people of this division; without it, of the whole own ledger. */
    regionCode: regionField.optional(),
    limit: z.int().min(1).max(200).optional(),
    /** Percent of the place's own weight by part, for this list only. */
    weights: z.partialRecord(z.enum(weightPartCodes), z.int()).optional(),
  }),
  output: z.object({
    post: matchedPost,
    ...cost,
    weighting: z.object({
      leastPercent: z.int(),
      mostPercent: z.int(),
      parts: z.array(
        z.object({
          part: z.enum(weightPartCodes),
          label: z.string(),
          percent: z.int(),
          /** Most points of the part now, and by the place's own weights. */
          points: z.int(),
          ownPoints: z.int(),
        }),
      ),
    }),
    people: z.array(
      matchedPerson.extend(listed).extend({
        /** Posts of the whole city that the person is on the way to, this one included. */
        openWays: z.int(),
      }),
    ),
  }),
});

const point = z.object({ longitude: z.number(), latitude: z.number() });

/** Where the people live who fit a post: those of the ranked list's `eligible`, by town. */
export const mapPeopleForPost = operation({
  name: 'matching.mapPeopleForPost',
  summary: '合适的人住在哪些镇街',
  kind: 'read',
  permission: 'matching.rankPeople',
  input: z.object({ postId: idField }),
  output: z.object({
    /** Null where the pack knows no point of the post's town; then no kilometres are said. */
    post: point.nullable(),
    /** Rings around the post. */
    kilometres: z.array(z.int()),
    /** The most people first. */
    towns: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** With the county before it. */
        regionName: z.string(),
        people: z.int(),
        kilometres: z.int().nullable(),
        point: point.nullable(),
      }),
    ),
  }),
});

export const rankPostsForPerson = operation({
  name: 'matching.rankPostsForPerson',
  summary: '为人找岗位',
  kind: 'read',
  permission: 'matching.rankPosts',
  input: z.object({
    personId: idField,
    limit: z.int().min(1).max(200).optional(),
    /** One of the answer's `nearer`: only posts so near; without it, all to which the person would go. */
    near: z
      .string()
      .regex(/^(town|county|\d{1,3})$/, '请从列表中选择')
      .optional(),
  }),
  output: z.object({
    person: matchedPerson,
    ...cost,
    posts: z.array(matchedPost.extend(listed)),
    /** How near one may ask: nearer than the person would go at most. */
    nearer: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
});

/** A pair kept apart by one limit alone; the score is the one it would have without. */
const nearMiss = {
  ...fit,
  code: z.enum(nearMissCodes),
  /** What is lacking, and what would close it; several where several required skills lack. */
  gaps: z.array(z.object({ text: z.string(), closing: z.string() })),
};
const nearMissAsked = {
  ...pageInput,
  /** Of this limit; without it, of all. */
  limit: z.enum(nearMissCodes).optional(),
};

/** People of the asker's own who break a single limit of the post: as many as the ranked list's `only` says. */
export const listNearMissPeople = operation({
  name: 'matching.listNearMissPeople',
  summary: '只差一项就适合岗位的人',
  kind: 'read',
  permission: 'matching.rankPeople',
  input: z.object({ ...nearMissAsked, postId: idField, regionCode: regionField.optional() }),
  output: pageOf(matchedPerson.extend(nearMiss)),
});

export const listNearMissPosts = operation({
  name: 'matching.listNearMissPosts',
  summary: '一个人只差一项就适合的岗位',
  kind: 'read',
  permission: 'matching.rankPosts',
  input: z.object({ ...nearMissAsked, personId: idField }),
  output: pageOf(matchedPost.extend(nearMiss)),
});

export const explainPair = operation({
  name: 'matching.explainPair',
  summary: '一人一岗是否合适',
  kind: 'read',
  permission: 'matching.rankPosts',
  input: z.object({ postId: idField, personId: idField }),
  output: z.object({
    post: matchedPost,
    person: matchedPerson,
    isEligible: z.boolean(),
    limits: z.array(said),
    ...fit,
  }),
});
