import { z } from 'zod';
import { idField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

/** Number of people; null: some, but fewer than may be shown. */
const people = z.int().nullable();

/**
 * How many people near a post could be recommended to it, at its pay and above, and what each of its own limits costs.
 * Numbers of those who agreed to be recommended; no names, and small numbers are not shown. The post is one of the
 * asker's own, published or not.
 */
export const countSupply = operation({
  name: 'matching.countSupply',
  summary: '附近可推荐的人数',
  kind: 'read',
  permission: 'demand.view',
  input: z.object({ postId: idField }),
  output: z.object({
    /** Smaller numbers than this are null. */
    smallBelow: z.int(),
    payMaxFen: z.int(),
    raisesFen: z.array(z.int()),
    /** By divisions, and by kilometres where the post's division has a point. */
    near: z.array(
      z.object({
        /** A division that holds both, or kilometres. */
        within: z.union([z.enum(['town', 'county', 'city']), z.int()]),
        label: z.string(),
        /** Seeking, with consent and of working age known. */
        near: people,
        /** Of them, those who break no other limit, whatever it pays. */
        eligible: people,
        /** Of those, who wish no more than the post's pay, then than each raise. */
        atPay: z.array(people),
      }),
    ),
    /** Null: the post's division has no point, nobody is counted by kilometres. */
    kilometres: z
      .object({
        /** Seeking, but counted within none, because their own division has no point. */
        unplaced: people,
      })
      .nullable(),
    /** In the whole city: how many more would fit without this one limit of the post. */
    costs: z.array(z.object({ code: z.string(), label: z.string(), people })),
  }),
});
