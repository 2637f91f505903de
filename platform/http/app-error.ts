import {
  type ErrorCatalogue,
  type Problem,
  type ProblemItem,
  platformErrors,
} from '#platform/contract/errors.ts';

const statuses: Partial<Record<string, number>> = {
  'platform.invalidInput': 400,
  'platform.notSignedIn': 401,
  'platform.notPermitted': 403,
  'platform.csrf': 403,
  'platform.notFound': 404,
  'platform.stale': 409,
  'platform.wrongState': 409,
  'platform.fourEyes': 409,
  'platform.duplicate': 409,
  'platform.tooMany': 429,
  'platform.tooLarge': 413,
  'platform.busy': 503,
  'platform.failed': 500,
};

/** The one way an operation refuses. The sentence comes from the module's catalogue, by `code`. */
export class AppError extends Error {
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly pointer: string | undefined;
  readonly items: Omit<ProblemItem, 'message'>[];

  constructor(
    code: string,
    params: Record<string, unknown> = {},
    more: { pointer?: string; items?: Omit<ProblemItem, 'message'>[] } = {},
  ) {
    super(code);
    this.code = code;
    this.params = params;
    this.pointer = more.pointer;
    this.items = more.items ?? (more.pointer ? [{ pointer: more.pointer, code, params }] : []);
  }

  get status(): number {
    return statuses[this.code] ?? 422;
  }
}

export function fillSentence(sentence: string, params: Record<string, unknown>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
}

/** Turns codes into problem details with the sentences of all mounted modules. */
export class ProblemMapper {
  readonly #sentences: ErrorCatalogue;

  constructor(catalogues: ErrorCatalogue[]) {
    this.#sentences = Object.assign({}, platformErrors, ...catalogues);
  }

  sentence(code: string, params: Record<string, unknown> = {}): string {
    const sentence = this.#sentences[code];
    if (!sentence) throw new Error(`error code without a sentence: ${code}`);
    return fillSentence(sentence, params);
  }

  fromAppError(error: AppError, requestId: string): Problem {
    const title = this.sentence(error.code, error.params);
    const { changedBy, changedAt } = error.params as { changedBy?: string; changedAt?: string };
    return {
      type: 'about:blank',
      title,
      status: error.status,
      detail: title,
      code: error.code,
      requestId,
      errors: error.items.map((item) => ({ ...item, message: this.sentence(item.code, item.params) })),
      ...(changedBy && changedAt ? { stale: { changedBy, changedAt } } : {}),
    };
  }
}

interface DatabaseError {
  code: string;
  constraint?: string;
}
const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code);

/** Constraints are the last guard; when one speaks, the user still gets a sentence and nothing is changed. */
export function fromDatabaseError(error: unknown): AppError | undefined {
  if (!isDatabaseError(error)) return undefined;
  if (error.code === '23505') return new AppError('platform.duplicate');
  if (error.code === '23514' && error.constraint?.includes('four_eyes'))
    return new AppError('platform.fourEyes');
  // Row security refused the write: the row is outside the actor's scope.
  if (error.code === '42501') return new AppError('platform.notFound');
  if (error.code === '40001' || error.code === '40P01' || error.code === '55P03')
    return new AppError('platform.busy');
  return undefined;
}
