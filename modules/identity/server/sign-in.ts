import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#platform/db/schema.ts';
import { systemActor } from '#platform/db/session.ts';
import { AppError } from '#platform/http/app-error.ts';
import { hashToken } from '#platform/http/authenticate.ts';
import { businessDate } from '#platform/http/city-registry.ts';
import type { AnonymousContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import { hashPassword, verifyPassword } from '#platform/personal/password.ts';

const attemptsBeforeLock = 5;
const lockMinutes = 15;

// An unknown login costs the same time as a wrong password.
const decoyHash = hashPassword(randomBytes(16).toString('hex'));

interface Attempt {
  cityCode: string;
  login: string;
  password: string;
}
type Verdict = { ok: true; token: string } | { ok: false; error: AppError };

/** Nobody is signed in yet, so the entry names the account that was tried. */
async function trail(
  db: Kysely<DB>,
  cityCode: string,
  action: string,
  accountId: string | null,
  detail: { login: string; address: string },
): Promise<void> {
  await sql`SELECT set_config('app.actor', ${detail.login}, true), set_config('app.account_id', ${accountId ?? ''}, true)`.execute(
    db,
  );
  await sql`SELECT append_audit(${cityCode}, ${action}, 'account', ${accountId}, NULL, ${JSON.stringify(detail)}::jsonb, NULL)`.execute(
    db,
  );
}

async function decide(
  db: Kysely<DB>,
  { cityCode, login, password }: Attempt,
  context: AnonymousContext,
): Promise<Verdict> {
  const refused = new AppError('identity.wrongPassword', {}, { pointer: '/password' });
  const account = await db
    .selectFrom('account')
    .select(['id', 'passwordHash', 'isActive', 'failedAttempts', 'lockedUntil'])
    .where('cityCode', '=', cityCode)
    .where('login', '=', login)
    .forUpdate()
    .executeTakeFirst();
  if (account?.lockedUntil && new Date(account.lockedUntil) > new Date()) {
    await trail(db, cityCode, 'signInRefused', account.id, { login, address: context.address });
    return { ok: false, error: new AppError('identity.locked', { minutes: lockMinutes }) };
  }
  const isRight = await verifyPassword(password, account?.passwordHash ?? (await decoyHash));
  if (!account?.isActive || !isRight) {
    if (account) await countFailure(db, cityCode, account);
    await trail(db, cityCode, 'signInFailed', account?.id ?? null, { login, address: context.address });
    return { ok: false, error: refused };
  }
  const appointment = await db
    .selectFrom('appointment')
    .select('id')
    .where('cityCode', '=', cityCode)
    .where('accountId', '=', account.id)
    .orderBy('id')
    .executeTakeFirst();
  if (!appointment) return { ok: false, error: refused };
  await db
    .updateTable('account')
    .set({ failedAttempts: 0, lockedUntil: null })
    .where('cityCode', '=', cityCode)
    .where('id', '=', account.id)
    .where((eb) => eb.or([eb('failedAttempts', '>', 0), eb('lockedUntil', 'is not', null)]))
    .execute();
  const token = await startSession(db, cityCode, account.id, appointment.id, context);
  await trail(db, cityCode, 'signIn', account.id, { login, address: context.address });
  return { ok: true, token };
}

async function countFailure(
  db: Kysely<DB>,
  cityCode: string,
  account: { id: string; failedAttempts: number },
): Promise<void> {
  const failedAttempts = account.failedAttempts + 1;
  const isLocked = failedAttempts >= attemptsBeforeLock;
  await db
    .updateTable('account')
    .set({
      failedAttempts: isLocked ? 0 : failedAttempts,
      lockedUntil: isLocked ? sql<string>`now() + make_interval(mins => ${lockMinutes})` : null,
    })
    .where('cityCode', '=', cityCode)
    .where('id', '=', account.id)
    .execute();
}

async function startSession(
  db: Kysely<DB>,
  cityCode: string,
  accountId: string,
  appointmentId: string,
  context: AnonymousContext,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('session')
    .values({
      cityCode,
      id: newId(),
      tokenHash: hashToken(token),
      csrfToken: randomBytes(24).toString('base64url'),
      accountId,
      appointmentId,
      expiresAt: sql<string>`now() + make_interval(hours => ${context.services.config.sessionHours})`,
      address: context.address,
      device: context.device,
    })
    .execute();
  return token;
}

/** Judges a sign-in. Failures are counted and kept even though the caller is refused. */
export async function trySignIn(context: AnonymousContext, attempt: Attempt): Promise<string> {
  const { services, requestId } = context;
  const actor = systemActor(attempt.cityCode, '登录');
  const options = { operation: 'identity.signIn', requestId, today: businessDate(null) };
  const verdict = await services.database.as(actor, options, (db) => decide(db, attempt, context));
  if (!verdict.ok) throw verdict.error;
  return verdict.token;
}
