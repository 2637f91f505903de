import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Config } from '#platform/config.ts';
import { anonymous, type OperationContract } from '#platform/contract/operation.ts';
import type { DB } from '#platform/db/schema.ts';
import type { Actor, DatabaseSession } from '#platform/db/session.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import type { PersonalCipher } from '#platform/personal/cipher.ts';
import type { Authenticated, SignedIn } from './authenticate.ts';
import type { CityRegistry } from './city-registry.ts';

/** What the composition root builds once. */
export interface Services {
  config: Config;
  database: DatabaseSession;
  cities: CityRegistry;
  cipher: PersonalCipher;
  jobs: Jobs;
  log: FastifyBaseLogger;
}

export interface UploadedFile {
  name: string;
  content: Buffer;
}
export interface DownloadedFile {
  name: string;
  mime: string;
  body: Buffer;
}

/** What a handler gets. `Tables` is the module's own part of the schema: other tables do not compile. */
export interface OperationContext<Tables = DB> {
  actor: Actor & { accountId: string };
  me: SignedIn;
  db: Kysely<Tables>;
  /** Business date of the city (Asia/Shanghai, or the fixed day of a demonstration city). */
  today: string;
  pack: PackInForce;
  requestId: string;
  services: Services;
  /** Present for `upload` operations. */
  file?: UploadedFile;
  /** An entry of the trail that is not a changed row: reveal, export. */
  audit(entry: {
    action: string;
    subject: string;
    subjectId?: string;
    regionCode?: string;
    detail?: object;
  }): Promise<void>;
}

export interface AnonymousContext {
  services: Services;
  requestId: string;
  address: string;
  device: string;
  /** The caller's session, where there is one. */
  who: Authenticated | undefined;
  setSession(cityCode: string, token: string): void;
  clearSession(): void;
}

type OutputOf<C extends OperationContract> = C['kind'] extends 'download'
  ? DownloadedFile
  : z.input<C['output']>;

export interface BoundOperation {
  contract: OperationContract;
  run?: (context: OperationContext<never>, input: never) => Promise<unknown>;
  runAnonymous?: (context: AnonymousContext, input: never) => Promise<unknown>;
}

/** Binds a handler to its contract. It runs in one transaction that carries the actor; throwing rolls back. */
export function implement<C extends OperationContract, Tables>(
  contract: C,
  run: (context: OperationContext<Tables>, input: z.output<C['input']>) => Promise<OutputOf<C>>,
): BoundOperation {
  return { contract, run: run as unknown as NonNullable<BoundOperation['run']> };
}

/** For the few operations before sign-in: no transaction is open, and the handler acts as a named job. */
export function implementAnonymous<C extends OperationContract>(
  contract: C,
  runAnonymous: (context: AnonymousContext, input: z.output<C['input']>) => Promise<z.input<C['output']>>,
): BoundOperation {
  if (contract.permission !== anonymous) throw new Error(`${contract.name} is not anonymous`);
  return { contract, runAnonymous: runAnonymous as unknown as NonNullable<BoundOperation['runAnonymous']> };
}

/** One city's night: a transaction of the job «每日清理». */
export type CleanUpContext = Pick<OperationContext, 'db' | 'today' | 'pack'> & { cityCode: string };

/** What a module gives the composition root. */
export interface ServerModule {
  name: string;
  operations: BoundOperation[];
  errors: Record<string, string>;
  /** What the module no longer needs: run every night for each city, as a named job. */
  cleanUp?(context: CleanUpContext): Promise<void>;
  /** Long work of the module, defined before the queue starts. */
  defineJobs?(services: Services): void;
  /** Ends what the module runs beside requests and jobs; the database is still there. */
  stop?(services: Services): Promise<void>;
  /** Which of its jobs run by the clock of Asia/Shanghai. */
  schedules?: { job: string; cron: string }[];
}
