import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { businessDate, localMoment } from '#platform/http/city-registry.ts';
import type { Services } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Gateways, gatewaysOf } from './channels.ts';
import { type Claimed, claimNext, closeSilentClaims, type Round } from './claim.ts';
import { NotTaken } from './gateway.ts';
import type { PushLimits } from './push-rules.ts';

/** The job runs every minute; one run stops before the next begins. */
const runsAtMost = 50_000;

export const limitsOf = ({ settings }: PackInForce): PushLimits => ({
  weeklyAtMost: settings.messages.weeklyAtMost.value,
  ...settings.messages.quietHours.value,
});

type Ending =
  | { pushState: 'sent'; pushedAt: string }
  | { pushState: 'withheld'; withheldReason: 'failed' }
  | { pushState: 'unknown' };

/** Outside any transaction: whatever the gateway does, the claim stands. */
async function handOver({ gateway, outgoing }: Claimed, { at }: Round, services: Services): Promise<Ending> {
  try {
    await gateway.send(outgoing);
    return { pushState: 'sent', pushedAt: at };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    services.log.warn({ message: outgoing.key, gateway: gateway.name, reason }, 'message not handed over');
    return error instanceof NotTaken
      ? { pushState: 'withheld', withheldReason: 'failed' }
      : { pushState: 'unknown' };
  }
}

/** An answer that comes after the claim was closed as unknown still counts. */
async function record(db: Kysely<DB>, { cityCode }: Round, id: string, ending: Ending): Promise<void> {
  await db
    .updateTable('message')
    .set({ ...ending, version: sql<number>`version + 1` })
    .where('cityCode', '=', cityCode)
    .where('id', '=', id)
    .where('pushState', 'in', ['sending', 'unknown'])
    .execute();
}

async function deliverIn(services: Services, round: Round, today: string): Promise<number> {
  const inCity = <T>(work: (db: Kysely<DB>) => Promise<T>): Promise<T> =>
    services.database.as(
      systemActor(round.cityCode, '消息发送'),
      { operation: 'message.deliver', today },
      work,
    );
  await inCity((db) => closeSilentClaims(db, round));
  const started = performance.now();
  let decided = 0;
  while (performance.now() - started < runsAtMost) {
    const next = await inCity((db) => claimNext(db, round));
    if (!next) break;
    decided += 1;
    const { claimed } = next;
    if (!claimed) continue;
    const ending = await handOver(claimed, round, services);
    await inCity((db) => record(db, round, claimed.id, ending));
  }
  return decided;
}

/** Pushes what is due in every city within its limits; returns how many messages were decided. `at` is the moment. */
export async function deliver(
  services: Services,
  at: string = Temporal.Now.instant().toString(),
  gateways: Gateways = gatewaysOf(services.config),
): Promise<number> {
  const local = localMoment(at);
  let decided = 0;
  for (const { cityCode } of await services.cities.list()) {
    const city = await services.cities.find(cityCode);
    if (!city) continue;
    const limits = limitsOf(await services.cities.pack(cityCode, city.packVersion));
    const round = { cityCode, at, local, limits, gateways };
    decided += await deliverIn(services, round, businessDate(city.businessOn));
  }
  return decided;
}
