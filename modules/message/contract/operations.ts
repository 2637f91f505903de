import { z } from 'zod';
import { emptyInput, idField, okOutput, pageInput, pageOf } from '#platform/contract/fields.ts';
import { operation, signedIn } from '#platform/contract/operation.ts';
import { pushStates } from './codes.ts';

export const listMessages = operation({
  name: 'message.listMessages',
  summary: '我的消息',
  kind: 'read',
  permission: signedIn,
  input: z.object(pageInput),
  output: pageOf(
    z.object({
      id: z.string(),
      title: z.string(),
      body: z.string(),
      link: z.string(),
      phoneLink: z.string(),
      sentByName: z.string(),
      recordedAt: z.string(),
      readAt: z.string().nullable(),
    }),
  ),
});

export const countUnread = operation({
  name: 'message.countUnread',
  summary: '未读消息数',
  kind: 'read',
  permission: signedIn,
  input: emptyInput,
  output: z.object({ unread: z.int() }),
});

export const openMessages = operation({
  name: 'message.openMessages',
  summary: '打开消息',
  kind: 'write',
  permission: signedIn,
  input: z.object({ ids: z.array(idField).min(1).max(200) }),
  output: okOutput,
});

export const listOutgoing = operation({
  name: 'message.listOutgoing',
  summary: '外发消息',
  kind: 'read',
  permission: 'message.viewOutgoing',
  input: z.object({ ...pageInput, pushState: z.enum(pushStates).optional() }),
  output: pageOf(
    z.object({
      id: z.string(),
      recordedAt: z.string(),
      personId: z.string(),
      personName: z.string(),
      /** Masked. */
      address: z.string().nullable(),
      regionName: z.string(),
      title: z.string(),
      body: z.string(),
      channelLabel: z.string(),
      pushState: z.enum(pushStates),
      isStandIn: z.boolean(),
      dueAt: z.string().nullable(),
      pushedAt: z.string().nullable(),
      reasonLabel: z.string().nullable(),
      readAt: z.string().nullable(),
    }),
  ).extend({
    /** The limits in force. */
    limits: z.object({ weeklyAtMost: z.int(), quietFrom: z.string(), quietTo: z.string() }),
  }),
});
