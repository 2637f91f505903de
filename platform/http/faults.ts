import type { FastifyBaseLogger } from 'fastify';
import { isResponseSerializationError } from 'fastify-type-provider-zod';

/** What a log may hold of a fault: a database's message can quote a value, so of that only its code and where it came from. */
function faultOf(cause: Error): object {
  const frames = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const isDatabase = 'severity' in cause && 'code' in cause;
  return isDatabase
    ? { name: cause.name, code: cause.code, frames }
    : { name: cause.name, message: cause.message, frames };
}

/** Node's words for a connection that ends in the middle of an answer, or of an upload. */
function hasCallerLeft(cause: Error): boolean {
  const code = 'code' in cause ? cause.code : undefined;
  // A connection to the database that is cut says ECONNRESET too, but in other words.
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || (code === 'ECONNRESET' && cause.message === 'aborted');
}

/** Enters what went wrong with a request. A page that is closed while it loads is nobody's fault. */
export function logFault(log: FastifyBaseLogger, cause: Error): void {
  if (hasCallerLeft(cause)) {
    log.info('the caller left before the answer was complete');
    return;
  }
  const fault = isResponseSerializationError(cause)
    ? { url: cause.url, issues: cause.cause.issues }
    : faultOf(cause);
  log.error(fault, 'request failed');
}
