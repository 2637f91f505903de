import type { DB } from '#platform/db/schema.ts';

export type ExchangeTables = Pick<DB, 'importBatch' | 'importRow' | 'importMapping' | 'storedFile'>;
