import { type Kysely, sql } from 'kysely';
import { newId } from '#platform/id.ts';
import type { ChannelName, MessageKind } from '../contract/codes.ts';
import type { MessageTables } from './tables.ts';

interface SendContext {
  /** The caller's transaction: the message exists exactly when the change it tells of does. */
  db: unknown;
  actor: { cityCode: string; accountId: string | null; name: string };
  today: string;
}

/** To a person (in the app, and pushed as far as the limits let it) or to an enterprise (in the app). */
export interface NewMessage {
  to: { personId: string } | { enterpriseId: string };
  /** Of the recipient. */
  regionCode: string;
  kind: MessageKind;
  title: string;
  body: string;
  link: string;
  phoneLink: string;
  /** How it is pushed to a person: by text message where nothing is said, not at all with null. */
  channel?: ChannelName | null;
  /** What it is about, where that may be stopped while the push waits. */
  aboutId?: string;
}

const rowsAtOnce = 500;

/** Writes messages; the delivery job pushes those to persons. */
export async function sendMessages({ db, actor, today }: SendContext, messages: NewMessage[]): Promise<void> {
  const rows = messages.map(({ to, channel = 'sms', aboutId = null, ...message }) => {
    const isPerson = 'personId' in to;
    const pushes = isPerson && channel !== null;
    return {
      cityCode: actor.cityCode,
      id: newId(),
      personId: isPerson ? to.personId : null,
      enterpriseId: isPerson ? null : to.enterpriseId,
      ...message,
      aboutId,
      sentBy: actor.accountId,
      sentByName: actor.name,
      recordedOn: today,
      pushState: pushes ? 'waiting' : 'none',
      channel: pushes ? channel : null,
      dueAt: pushes ? sql<string>`clock_timestamp()` : null,
    };
  });
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await (db as Kysely<MessageTables>)
      .insertInto('message')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
}
