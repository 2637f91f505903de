import type { z } from 'zod';
import { whoAmI } from '#modules/identity/contract/operations.ts';
import type { Problem } from '#platform/contract/errors.ts';
import type { OperationContract } from '#platform/contract/operation.ts';
import { leaveForSignIn, rememberedMe, rememberMe } from './session.ts';

/** A refusal of the server, or of the way to it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

function localProblem(code: string, detail: string, status = 0): ProblemError {
  return new ProblemError({ type: 'about:blank', title: detail, status, detail, code, errors: [] });
}
const offline = () => localProblem('web.offline', '连接不上服务器，填写的内容还在，请检查网络后重试');

interface CallOptions {
  idempotencyKey?: string;
  signal?: AbortSignal;
}

function headersFor(options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  const token = rememberedMe()?.csrfToken;
  if (token) headers['x-csrf-token'] = token;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  return headers;
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'errors' in value;

function problemOf(status: number, body: string): ProblemError {
  const value = parseJson(body);
  if (isProblem(value)) return new ProblemError(value);
  return localProblem('web.unreadable', `服务器没有正常答复（${status}），请稍后重试`, status);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

async function post(contract: OperationContract, input: unknown, options: CallOptions): Promise<Response> {
  try {
    return await fetch(`/api/${contract.name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersFor(options) },
      body: JSON.stringify(input ?? {}),
      credentials: 'same-origin',
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (isAborted(error)) throw error;
    throw offline();
  }
}

/** After a new sign-in in another tab this tab's token is old. The same person in the same appointment goes on. */
async function isTokenRenewed(): Promise<boolean> {
  const before = rememberedMe();
  const { me } = await callOperation(whoAmI, {});
  if (!before || !me || me.csrfToken === before.csrfToken) return false;
  if (me.accountId !== before.accountId || me.appointmentId !== before.appointmentId) return false;
  rememberMe(me);
  return true;
}

async function request(contract: OperationContract, input: unknown, options: CallOptions): Promise<Response> {
  const first = await post(contract, input, options);
  if (first.ok) return first;
  const refused = problemOf(first.status, await first.text());
  if (refused.problem.code === 'platform.csrf' && (await isTokenRenewed())) {
    const second = await post(contract, input, options);
    if (second.ok) return second;
    throw problemOf(second.status, await second.text());
  }
  if (refused.problem.code === 'platform.notSignedIn') leaveForSignIn();
  throw refused;
}

/** Who is signed in; the calls after it carry that session's token. */
export async function readMe(): Promise<z.output<(typeof whoAmI)['output']>> {
  const answer = await callOperation(whoAmI, {});
  rememberMe(answer.me);
  return answer;
}

/** Calls one operation; refusals and network failures reject with `ProblemError`. */
export async function callOperation<C extends OperationContract>(
  contract: C,
  input: z.input<C['input']>,
  options: CallOptions = {},
): Promise<z.output<C['output']>> {
  const response = await request(contract, input, options);
  return (await response.json()) as z.output<C['output']>;
}

function fileNameOf(response: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : '下载';
}

/** Saves the file of a `download` operation under the server's name. */
export async function downloadOperation<C extends OperationContract>(
  contract: C,
  input: z.input<C['input']>,
): Promise<void> {
  const response = await request(contract, input, {});
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response);
  link.click();
  // The browser has taken the address over by then; keeping it would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Sends one file with its JSON fields. `onProgress` hears the part sent, 0 to 1. */
export function uploadOperation<C extends OperationContract>(
  contract: C,
  input: z.input<C['input']>,
  file: File,
  onProgress?: (part: number) => void,
): Promise<z.output<C['output']>> {
  const form = new FormData();
  // The server reads the fields that stand before the file.
  form.append('input', JSON.stringify(input ?? {}));
  form.append('file', file);
  // fetch tells nothing about how much is sent.
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest();
    sender.open('POST', `/api/${contract.name}`);
    for (const [name, value] of Object.entries(headersFor({}))) sender.setRequestHeader(name, value);
    sender.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    sender.onerror = () => reject(offline());
    sender.onload = () => {
      if (sender.status === 200) return resolve(JSON.parse(sender.responseText) as z.output<C['output']>);
      const refused = problemOf(sender.status, sender.responseText);
      if (refused.problem.code === 'platform.notSignedIn') leaveForSignIn();
      reject(refused);
    };
    sender.send(form);
  });
}
