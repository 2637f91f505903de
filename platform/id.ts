import { randomUUIDv7 } from 'node:crypto';

/** Time-ordered ids (RFC 9562): new rows land at the end of every index. */
export const newId = (): string => randomUUIDv7();
