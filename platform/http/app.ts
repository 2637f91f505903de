import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import { type FastifyError, type FastifyInstance, fastify, LogController } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { Registry, collectDefaultMetrics, Gauge, Histogram } from 'prom-client';
import { ZodError, z } from 'zod';
import type { Problem } from '#platform/contract/errors.ts';
import { AppError, ProblemMapper } from './app-error.ts';
import { logFault } from './faults.ts';
import type { ServerModule, Services } from './operation.ts';
import { mountOperation } from './routes.ts';

z.config(z.locales.zhCN());

const maxUploadBytes = 40 * 1024 * 1024;

export interface AppOptions {
  modules: ServerModule[];
  /** The built web; absent in server tests. */
  webRoot?: string;
  version: string;
  /** Checks that make the server ready to serve. */
  isReady(): Promise<boolean>;
}

function pointerOf(path: readonly (string | number | symbol)[]): string {
  return path.map((part) => `/${String(part)}`).join('');
}

/** Every refusal leaves here as problem details; nothing that names a person enters the log. */
function toProblem(
  error: unknown,
  mapper: ProblemMapper,
  requestId: string,
  log: (error: Error) => void,
): Problem {
  if (error instanceof AppError) return mapper.fromAppError(error, requestId);
  const invalid = (items: { pointer: string; message: string }[]): Problem => ({
    ...mapper.fromAppError(new AppError('platform.invalidInput'), requestId),
    errors: items.map((item) => ({ ...item, code: 'platform.invalidInput' })),
  });
  if (error instanceof ZodError) {
    return invalid(error.issues.map((issue) => ({ pointer: pointerOf(issue.path), message: issue.message })));
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return invalid(
      error.validation.map((issue) => ({ pointer: issue.instancePath, message: issue.message ?? '' })),
    );
  }
  const { statusCode, code } = error as FastifyError;
  if (statusCode === 429) return mapper.fromAppError(new AppError('platform.tooMany'), requestId);
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return mapper.fromAppError(new AppError('platform.tooLarge'), requestId);
  if ((statusCode && statusCode < 500) || error instanceof SyntaxError) return invalid([]);
  log(error instanceof Error ? error : new Error(String(error)));
  return mapper.fromAppError(new AppError('platform.failed', { requestId }), requestId);
}

async function addPlugins(app: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // antd writes its styles at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    hsts: services.config.isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  await app.register(compress, { threshold: 2048 });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { files: 1, fileSize: maxUploadBytes, fields: 4, fieldSize: 100_000 },
  });
  await app.register(rateLimit, { max: services.config.requestsPerMinute, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '工桥 Gongqiao', version: options.version } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

function addMetrics(app: FastifyInstance, services: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'gongqiao_request_seconds',
    help: 'Time to answer by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const { pool } = services.database;
  new Gauge({
    name: 'gongqiao_database_connections',
    help: 'Database connections by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.url ?? 'other';
    duration.observe({ operation, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  // Figures of the machine are for its operators: the same machine, or a proxy that decides.
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return reply.code(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const noSuchAddress: Problem = {
  type: 'about:blank',
  title: '没有这个地址',
  status: 404,
  detail: '没有这个地址',
  code: 'platform.notFound',
  errors: [],
};

/** The built web, if there is one; page addresses are the router's, everything else unknown is a problem. */
async function addWeb(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const hasWeb = webRoot !== undefined && existsSync(webRoot);
  if (hasWeb)
    await app.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      immutable: true,
      maxAge: '365d',
      index: false,
    });
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const isPage =
      request.method === 'GET' && !pathname.startsWith('/api/') && !pathname.startsWith('/assets/');
    if (!hasWeb || !isPage)
      return reply.code(404).type('application/problem+json').serializer(JSON.stringify).send(noSuchAddress);
    // The phone pages are their own small bundle.
    const page = pathname === '/m' || pathname.startsWith('/m/') ? 'm.html' : 'index.html';
    return reply.header('cache-control', 'no-cache').sendFile(page, { immutable: false, maxAge: 0 });
  });
}

/** The HTTP side of the platform: operations, problem details, health, metrics, the built web. */
export async function buildApp(services: Services, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: services.log,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    trustProxy: services.config.isHttps,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  const mapper = new ProblemMapper(options.modules.map((module) => module.errors));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, mapper, request.id, (cause) => logFault(request.log, cause));
    return reply
      .code(problem.status)
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send(problem);
  });
  await addPlugins(app, services, options);
  addMetrics(app, services);
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) =>
    (await options.isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'starting' }),
  );
  for (const module of options.modules) {
    for (const bound of module.operations) mountOperation(app, services, bound);
  }
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await addWeb(app, options.webRoot);
  await app.ready();
  return app;
}
