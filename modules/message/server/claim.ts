import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { timeZone } from '#platform/http/city-registry.ts';
import type { ChannelName, MessageKind, WithheldReason } from '../contract/codes.ts';
import type { Gateways } from './channels.ts';
import type { Gateway, Outgoing } from './gateway.ts';
import { judgePush, type PushLimits, type PushVerdict } from './push-rules.ts';

/** Longer than any gateway takes: who claimed a message and said nothing since was cut off. */
const silentMinutes = 5;

export interface Round {
  cityCode: string;
  /** The moment, and the same on the city's clock ('YYYY-MM-DDTHH:MM'). */
  at: string;
  local: string;
  limits: PushLimits;
  gateways: Gateways;
}
interface Due {
  id: string;
  personId: string;
  channel: ChannelName;
  kind: MessageKind;
  title: string;
  body: string;
  phoneLink: string;
  phone: string | null;
  email: string | null;
  hasConsent: boolean;
  isPlaced: boolean;
}
export interface Claimed {
  id: string;
  outgoing: Outgoing;
  gateway: Gateway;
}

/** Claims that nobody finished: the text may have gone or not, so it is never sent again by itself. */
export async function closeSilentClaims(db: Kysely<DB>, { cityCode, at }: Round): Promise<void> {
  await sql`UPDATE message SET push_state = 'unknown', version = version + 1
    WHERE city_code = ${cityCode} AND push_state = 'sending'
      AND claimed_at < ${at}::timestamptz - ${silentMinutes} * interval '1 minute'`.execute(db);
}

/** The next message that is due, with its person, held too: the weekly count must have the one before, on whatever server. */
async function nextDue(db: Kysely<DB>, { cityCode, at }: Round): Promise<Due | undefined> {
  // One by one along the index: however many wait, the next is found at once.
  const message = await sql<Omit<Due, 'phone' | 'email' | 'hasConsent' | 'isPlaced'>>`
    SELECT id, person_id, channel, kind, title, body, phone_link FROM message
    WHERE city_code = ${cityCode} AND push_state = 'waiting' AND due_at <= ${at}::timestamptz
    ORDER BY due_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`.execute(db);
  const [due] = message.rows;
  if (!due) return undefined;
  const { rows } = await sql<Pick<Due, 'phone' | 'email' | 'hasConsent' | 'isPlaced'>>`
    SELECT phone, email, has_consent, placement_id IS NOT NULL AS is_placed FROM person
    WHERE city_code = ${cityCode} AND id = ${due.personId} FOR NO KEY UPDATE`.execute(db);
  return rows[0] && { ...due, ...rows[0] };
}

/** What was handed over within seven days, or may have been. */
async function pushedThisWeek(db: Kysely<DB>, { cityCode, at }: Round, personId: string): Promise<number> {
  const { rows } = await sql<{ pushed: number }>`SELECT count(*)::int AS pushed FROM message
    WHERE city_code = ${cityCode} AND person_id = ${personId} AND push_state IN ('sending', 'sent', 'unknown')
      AND claimed_at > ${at}::timestamptz - interval '7 days'`.execute(db);
  return rows[0]?.pushed ?? 0;
}

const addressOf = ({ channel, phone, email }: Due): string | null => (channel === 'email' ? email : phone);

function obstacleOf(due: Due, { gateways }: Round): WithheldReason | null {
  if (due.kind === 'wishPosts' && due.isPlaced) return 'placed';
  if (!gateways[due.channel]) return 'notConfigured';
  if (addressOf(due) === null) return due.channel === 'email' ? 'noEmail' : 'noAddress';
  return null;
}

function changesOf(verdict: PushVerdict, { at }: Round, gateway: Gateway | undefined) {
  switch (verdict.state) {
    case 'send':
      return { pushState: 'sending', claimedAt: at, dueAt: null, gateway: gateway?.name };
    case 'withheld':
      return { pushState: 'withheld', withheldReason: verdict.reason, dueAt: null };
    case 'waiting':
      return {
        dueAt: Temporal.PlainDateTime.from(verdict.until).toZonedDateTime(timeZone).toInstant().toString(),
      };
  }
}

/** Decides over one message: withheld, put off, or claimed for its gateway. Undefined: nothing is due. */
export async function claimNext(
  db: Kysely<DB>,
  round: Round,
): Promise<{ claimed: Claimed | null } | undefined> {
  const due = await nextDue(db, round);
  if (!due) return undefined;
  const facts = {
    hasConsent: due.hasConsent,
    obstacle: obstacleOf(due, round),
    pushedThisWeek: await pushedThisWeek(db, round, due.personId),
  };
  const verdict = judgePush(facts, round.limits, round.local);
  const gateway = round.gateways[due.channel];
  await db
    .updateTable('message')
    .set({ ...changesOf(verdict, round, gateway), version: sql<number>`version + 1` })
    .where('cityCode', '=', round.cityCode)
    .where('id', '=', due.id)
    .execute();
  if (verdict.state !== 'send' || !gateway) return { claimed: null };
  const { id, title, body, phoneLink: path } = due;
  return {
    claimed: { id, gateway, outgoing: { key: id, address: addressOf(due) ?? '', title, body, path } },
  };
}
