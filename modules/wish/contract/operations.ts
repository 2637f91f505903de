import { z } from 'zod';
import { channelNames } from '#modules/message/contract/codes.ts';
import { workRanges } from '#modules/person/contract/codes.ts';
import {
  dateField,
  fenField,
  idField,
  okOutput,
  pageInput,
  pageOf,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

/** What narrows the person's own wants, a name, and how to tell; nothing means as the ledger says. */
const wishFacts = {
  name: textField('名称', 20),
  occupations: z.array(z.string().trim().min(1).max(40)).max(10, '职业最多选 10 项').default([]),
  payMinFen: fenField.nullish().transform((value) => value ?? null),
  workRange: z
    .enum(workRanges)
    .nullish()
    .transform((value) => value ?? null),
  needsLodging: z.boolean().default(false),
  noShift: z.boolean().default(false),
  startsFrom: dateField.nullish().transform((value) => value ?? null),
  /** Null: read in the app alone. */
  channel: z
    .enum(channelNames)
    .nullish()
    .transform((value) => value ?? null),
};

const wish = z.object({
  id: z.string(),
  version: z.int(),
  personId: z.string(),
  personName: z.string(),
  name: z.string(),
  occupations: z.array(z.object({ code: z.string(), name: z.string() })),
  payMinFen: z.int().nullable(),
  workRange: z.string().nullable(),
  needsLodging: z.boolean(),
  noShift: z.boolean(),
  startsFrom: z.string().nullable(),
  channel: z.enum(channelNames).nullable(),
  isActive: z.boolean(),
  checkedOn: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  /** Posts told of until now. */
  toldPosts: z.int(),
});

export const listWishes = operation({
  name: 'wish.listWishes',
  summary: '岗位提醒',
  kind: 'read',
  permission: 'wish.edit',
  input: z.object({ ...pageInput, personId: idField.optional() }),
  output: pageOf(wish).extend({
    /** How many one person may have, and at what hour posts are looked for. */
    perPersonAtMost: z.int(),
    dailyAt: z.string(),
  }),
});

const said = z.object({ code: z.string(), text: z.string() });

/** The wish, and the open posts that fit it today, best first. */
export const getWish = operation({
  name: 'wish.getWish',
  summary: '一个岗位提醒和符合的岗位',
  kind: 'read',
  permission: 'wish.edit',
  input: z.object({ id: idField }),
  output: z.object({
    wish,
    /** How many fit; the best of them follow. */
    fitting: z.int(),
    posts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        enterpriseName: z.string(),
        regionName: z.string(),
        payMinFen: z.int(),
        payMaxFen: z.int(),
        reasons: z.array(said.extend({ points: z.int() })),
        /** Not told of yet. */
        isNew: z.boolean(),
        /** The person is being placed there already. */
        isOnTheWay: z.boolean(),
      }),
    ),
  }),
});

export const createWish = operation({
  name: 'wish.createWish',
  summary: '设置岗位提醒',
  kind: 'write',
  permission: 'wish.edit',
  input: z.object({ personId: idField, ...wishFacts }),
  output: z.object({ id: z.string() }),
});

export const updateWish = operation({
  name: 'wish.updateWish',
  summary: '修改岗位提醒',
  kind: 'write',
  permission: 'wish.edit',
  input: z.object({ id: idField, version: versionField, ...wishFacts }),
  output: okOutput,
});

export const setWishActive = operation({
  name: 'wish.setWishActive',
  summary: '暂停或恢复岗位提醒',
  kind: 'write',
  permission: 'wish.edit',
  input: z.object({ id: idField, version: versionField, isActive: z.boolean() }),
  output: okOutput,
});

export const deleteWish = operation({
  name: 'wish.deleteWish',
  summary: '删除岗位提醒',
  kind: 'write',
  permission: 'wish.edit',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});
