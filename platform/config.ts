import { join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z
  .object({
    GONGQIAO_HOME: z.string().default(join(import.meta.dirname, '../.data')),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(8080),
    DATABASE_URL: z.url().optional(),
    DATABASE_OWNER_URL: z.url().optional(),
    GONGQIAO_PUBLIC_URL: z.url().optional(),
    GONGQIAO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    GONGQIAO_MAIL_FROM: z
      .string()
      .regex(/^[^@\s]+@[^@\s]+$|^[^<>]+<[^@\s<>]+@[^@\s<>]+>$/)
      .optional(),
    GONGQIAO_DATA_KEY: z.base64().optional(),
    GONGQIAO_INDEX_KEY: z.base64().optional(),
    GONGQIAO_CIPHER: z.enum(['aes-256-gcm', 'sm4-gcm']).default('aes-256-gcm'),
    GONGQIAO_IDLE_MINUTES: z.coerce.number().int().min(1).default(60),
    GONGQIAO_SESSION_HOURS: z.coerce.number().int().min(1).default(12),
    GONGQIAO_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
    GONGQIAO_SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
    GONGQIAO_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine((env) => !env.GONGQIAO_SMTP_URL === !env.GONGQIAO_MAIL_FROM, {
    path: ['GONGQIAO_MAIL_FROM'],
    error: '与 GONGQIAO_SMTP_URL 要么都填，要么都不填',
  });

export interface Config {
  home: string;
  host: string;
  port: number;
  databaseUrl: string | undefined;
  ownerUrl: string | undefined;
  /** Behind https the session cookie is marked secure. */
  isHttps: boolean;
  /** Where people reach the server, for links in mails. */
  publicUrl: string | undefined;
  /** Unset: no mail leaves, and messages by mail say so. */
  mail: { smtpUrl: string; from: string } | undefined;
  dataKey: string | undefined;
  indexKey: string | undefined;
  cipher: 'aes-256-gcm' | 'sm4-gcm';
  idleMinutes: number;
  sessionHours: number;
  requestsPerMinute: number;
  signInsPerMinute: number;
  logLevel: string;
}

/** Reads the environment once; every wrong value is named in one message. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`);
    throw new Error(`环境变量有误：\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  return {
    home: resolve(value.GONGQIAO_HOME),
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    ownerUrl: value.DATABASE_OWNER_URL,
    isHttps: value.GONGQIAO_PUBLIC_URL?.startsWith('https:') ?? false,
    publicUrl: value.GONGQIAO_PUBLIC_URL,
    mail:
      value.GONGQIAO_SMTP_URL && value.GONGQIAO_MAIL_FROM
        ? { smtpUrl: value.GONGQIAO_SMTP_URL, from: value.GONGQIAO_MAIL_FROM }
        : undefined,
    dataKey: value.GONGQIAO_DATA_KEY,
    indexKey: value.GONGQIAO_INDEX_KEY,
    cipher: value.GONGQIAO_CIPHER,
    idleMinutes: value.GONGQIAO_IDLE_MINUTES,
    sessionHours: value.GONGQIAO_SESSION_HOURS,
    requestsPerMinute: value.GONGQIAO_REQUESTS_PER_MINUTE,
    signInsPerMinute: value.GONGQIAO_SIGN_INS_PER_MINUTE,
    logLevel: value.GONGQIAO_LOG,
  };
}
