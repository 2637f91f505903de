import { type Kysely, sql } from 'kysely';
import { newId } from '#platform/id.ts';
import type { MessageKind } from '../contract/codes.ts';
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
}

const rowsAtOnce = 500;

/** Writes messages; the delivery job pushes those to persons. */
export async function sendMessages({ db, actor, today }: SendContext, messages: NewMessage[]): Promise<void> {
  const rows = messages.map(({ to, ...message }) => {
    const isPerson = 'personId' in to;
    return {
      cityCode: actor.cityCode,
      id: newId(),
      personId: isPerson ? to.personId : null,
      enterpriseId: isPerson ? null : to.enterpriseId,
      ...message,
      sentBy: actor.accountId,
      sentByName: actor.name,
      recordedOn: today,
      pushState: isPerson ? 'waiting' : 'none',
      channel: isPerson ? 'sms' : null,
      dueAt: isPerson ? sql<string>`clock_timestamp()` : null,
    };
  });
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await (db as Kysely<MessageTables>)
      .insertInto('message')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
}
