import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { ChannelName } from '../contract/codes.ts';
import { type Gateway, standIn } from './channels.ts';
import { judgePush, type PushLimits, type PushVerdict } from './push-rules.ts';

const timeZone = 'Asia/Shanghai';
const atOnce = 200;

interface Due {
  id: string;
  personId: string;
  channel: ChannelName;
  title: string;
  body: string;
  phone: string | null;
  hasConsent: boolean;
  pushedThisWeek: number;
}

export const limitsOf = ({ settings }: PackInForce): PushLimits => ({
  weeklyAtMost: settings.messages.weeklyAtMost.value,
  ...settings.messages.quietHours.value,
});

/** The next message that is due; one at a time, so that the weekly count has the one before. */
async function nextDue(db: Kysely<DB>, cityCode: string, at: string): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    SELECT m.id, m.person_id, m.channel, m.title, m.body, p.phone, p.has_consent,
      (SELECT count(*) FROM message s WHERE s.city_code = m.city_code AND s.person_id = m.person_id
        AND s.pushed_at > ${at}::timestamptz - interval '7 days')::int AS pushed_this_week
    FROM message m JOIN person p ON p.city_code = m.city_code AND p.id = m.person_id
    WHERE m.city_code = ${cityCode} AND m.push_state = 'waiting' AND m.due_at <= ${at}::timestamptz
    ORDER BY m.due_at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`.execute(db);
  return rows[0];
}

/** Hands the text over where it may go out; a gateway that does not take it is a reason like any other. */
async function push(due: Due, verdict: PushVerdict, gateway: Gateway): Promise<PushVerdict> {
  if (verdict.state !== 'sent' || due.phone === null) return verdict;
  try {
    await gateway.send({ channel: due.channel, address: due.phone, text: `${due.title}。${due.body}` });
    return verdict;
  } catch {
    return { state: 'withheld', reason: 'failed' };
  }
}

function changesOf(verdict: PushVerdict, at: string, gateway: Gateway) {
  switch (verdict.state) {
    case 'sent':
      return { pushState: 'sent', pushedAt: at, dueAt: null, gateway: gateway.name };
    case 'withheld':
      return { pushState: 'withheld', withheldReason: verdict.reason, dueAt: null };
    case 'waiting':
      return {
        dueAt: Temporal.PlainDateTime.from(verdict.until).toZonedDateTime(timeZone).toInstant().toString(),
      };
  }
}

/** Pushes what is due in every city within its limits; returns how many messages were decided. `at` is the moment. */
export async function deliver(
  services: Services,
  at: string = Temporal.Now.instant().toString(),
  gateway: Gateway = standIn,
): Promise<number> {
  const local = Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString()
    .slice(0, 16);
  let decided = 0;
  for (const { cityCode } of await services.cities.list()) {
    const city = await services.cities.find(cityCode);
    if (!city) continue;
    const limits = limitsOf(await services.cities.pack(cityCode, city.packVersion));
    const options = { operation: 'message.deliver', today: businessDate(city.businessOn) };
    const one = (db: Kysely<DB>): Promise<boolean> =>
      deliverNext(db, { cityCode, at, local, limits, gateway });
    for (let round = 0; round < atOnce; round += 1) {
      if (!(await services.database.as(systemActor(cityCode, '消息发送'), options, one))) break;
      decided += 1;
    }
  }
  return decided;
}

interface Round {
  cityCode: string;
  at: string;
  local: string;
  limits: PushLimits;
  gateway: Gateway;
}

async function deliverNext(
  db: Kysely<DB>,
  { cityCode, at, local, limits, gateway }: Round,
): Promise<boolean> {
  const due = await nextDue(db, cityCode, at);
  if (!due) return false;
  const { hasConsent, phone, pushedThisWeek } = due;
  const judged = judgePush({ hasConsent, hasAddress: phone !== null, pushedThisWeek }, limits, local);
  const verdict = await push(due, judged, gateway);
  await db
    .updateTable('message')
    .set({ ...changesOf(verdict, at, gateway), version: sql<number>`version + 1` })
    .where('cityCode', '=', cityCode)
    .where('id', '=', due.id)
    .execute();
  return true;
}
