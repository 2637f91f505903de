import { type Kysely, sql } from 'kysely';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { anonymous, type OperationContract, signedIn } from '#platform/contract/operation.ts';
import type { DB } from '#platform/db/schema.ts';
import { AppError, fromDatabaseError } from './app-error.ts';
import { type Authenticated, authenticate, cookieName } from './authenticate.ts';
import { businessDate } from './city-registry.ts';
import type {
  AnonymousContext,
  BoundOperation,
  DownloadedFile,
  OperationContext,
  Services,
  UploadedFile,
} from './operation.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string().optional(),
    errors: z.array(
      z.object({
        pointer: z.string().optional(),
        code: z.string(),
        params: z.record(z.string(), z.unknown()).optional(),
        message: z.string(),
      }),
    ),
    stale: z.object({ changedBy: z.string(), changedAt: z.string() }).optional(),
  })
  .meta({ id: 'Problem' });

function checkPermission({ permission, name }: OperationContract, { me, actor }: Authenticated): void {
  // Until the first password is changed, nothing else works.
  if (me.mustChangePassword && !name.startsWith('identity.'))
    throw new AppError('identity.mustChangePassword');
  if (permission !== signedIn && !actor.permissions.has(permission))
    throw new AppError('platform.notPermitted');
}

/** The first of two equal requests runs; the second waits for it and gets its answer. */
async function once(
  db: Kysely<DB>,
  request: { cityCode: string; accountId: string; key: string; operation: string; isSecret: boolean },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { isSecret, ...claim } = request;
  const claimed = await db
    .insertInto('idempotencyKey')
    .values({ ...claim, response: 'null' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const row = { cityCode: request.cityCode, accountId: request.accountId, key: request.key };
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const earlier = await db
      .selectFrom('idempotencyKey')
      .select(['response', 'operation'])
      .where((eb) => eb.and(row))
      .executeTakeFirstOrThrow();
    if (earlier.operation !== request.operation || isSecret) throw new AppError('platform.duplicate');
    return earlier.response;
  }
  const response = await work();
  if (isSecret) return response;
  await db
    .updateTable('idempotencyKey')
    .set({ response: JSON.stringify(response) })
    .where((eb) => eb.and(row))
    .execute();
  return response;
}

async function runSignedIn(
  services: Services,
  bound: BoundOperation,
  who: Authenticated,
  request: FastifyRequest,
  input: unknown,
  file: UploadedFile | undefined,
): Promise<unknown> {
  const { contract } = bound;
  const { run } = bound;
  if (!run) throw new Error(`${contract.name} has no handler`);
  const today = businessDate(who.city.businessOn);
  const pack = await services.cities.pack(who.city.cityCode, who.city.packVersion);
  const options = {
    operation: contract.name,
    requestId: request.id,
    today,
    readOnly: contract.kind === 'read',
  };
  return services.database.as(who.actor, options, (db) => {
    const context: OperationContext = {
      actor: who.actor,
      me: who.me,
      db,
      today,
      pack,
      requestId: request.id,
      services,
      ...(file ? { file } : {}),
      async audit(entry) {
        const { action, subject, subjectId = null, regionCode = null, detail = {} } = entry;
        await sql`SELECT append_audit(${who.actor.cityCode}, ${action}, ${subject}, ${subjectId}, ${regionCode}, ${JSON.stringify(detail)}::jsonb, NULL)`.execute(
          db,
        );
      },
    };
    const handler = () => run(context as never, input as never);
    const key = request.headers['idempotency-key'];
    if (contract.kind !== 'write' || typeof key !== 'string') return handler();
    if (!/^[\w-]{8,80}$/.test(key)) throw new AppError('platform.invalidInput');
    return once(
      db,
      {
        cityCode: who.actor.cityCode,
        accountId: who.actor.accountId,
        key,
        operation: contract.name,
        isSecret: contract.isSecret ?? false,
      },
      handler,
    );
  });
}

async function readUpload(request: FastifyRequest): Promise<{ input: unknown; file: UploadedFile }> {
  const part = await request.file();
  if (!part) throw new AppError('platform.missing', { what: '文件' });
  const content = await part.toBuffer();
  const field = part.fields.input;
  const text = field && 'value' in field && typeof field.value === 'string' ? field.value : '{}';
  return { input: JSON.parse(text), file: { name: part.filename, content } };
}

function sendFile(reply: FastifyReply, file: DownloadedFile): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'no-store')
    .type(file.mime)
    .send(file.body);
}

/** Mounts one operation at `POST /api/<name>`. */
export function mountOperation(app: FastifyInstance, services: Services, bound: BoundOperation): void {
  const { contract } = bound;
  const isUpload = contract.kind === 'upload';
  const isDownload = contract.kind === 'download';
  const body = isUpload ? {} : { body: contract.input };
  const description = `权限：${contract.permission}`;
  app.withTypeProvider<ZodTypeProvider>().route({
    method: 'POST',
    url: `/api/${contract.name}`,
    ...(contract.name === 'identity.signIn'
      ? { config: { rateLimit: { max: services.config.signInsPerMinute, timeWindow: '1 minute' } } }
      : {}),
    schema: {
      operationId: contract.name,
      summary: contract.summary,
      description,
      tags: [contract.name.split('.')[0] ?? ''],
      ...(isUpload ? { consumes: ['multipart/form-data'] } : {}),
      ...body,
      response: {
        200: isDownload ? z.string().meta({ format: 'binary' }) : contract.output,
        default: problemSchema,
      },
    },
    // A file is bytes, not a value of the schema.
    ...(isDownload ? { serializerCompiler: () => (data: unknown) => data as string } : {}),
    async handler(request, reply) {
      const cookie = request.cookies[cookieName];
      const who = await authenticate(services.database.pool, cookie, services.config.idleMinutes);
      if (contract.permission === anonymous) {
        return bound.runAnonymous?.(anonymousContext(services, request, reply, who), request.body as never);
      }
      if (!who) throw new AppError('platform.notSignedIn');
      if (request.headers['x-csrf-token'] !== who.me.csrfToken) throw new AppError('platform.csrf');
      checkPermission(contract, who);
      const upload = isUpload ? await readUpload(request) : undefined;
      const input = upload ? contract.input.parse(upload.input) : request.body;
      try {
        const output = await runSignedIn(services, bound, who, request, input, upload?.file);
        return isDownload ? sendFile(reply, output as DownloadedFile) : output;
      } catch (error) {
        throw fromDatabaseError(error) ?? error;
      }
    },
  } as Parameters<FastifyInstance['route']>[0]);
}

function anonymousContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Authenticated | undefined,
): AnonymousContext {
  return {
    services,
    requestId: request.id,
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
    who,
    setSession(cityCode, token) {
      reply.setCookie(cookieName, `${cityCode}.${token}`, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: services.config.isHttps,
      });
    },
    clearSession() {
      reply.clearCookie(cookieName, { path: '/' });
    },
  };
}
