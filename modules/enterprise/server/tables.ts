import type { DB } from '#platform/db/schema.ts';

/** Own tables, and the reference tables that give codes their names. */
export type EnterpriseTables = Pick<DB, 'organisation' | 'region' | 'industry'> & {
  enterprise: DB['enterprise'] & { verifiedBy: string | null; verifiedOn: string | null };
  serviceSpecialist: { cityCode: string; id: string; name: string; regionCode: string; isActive: boolean };
};
