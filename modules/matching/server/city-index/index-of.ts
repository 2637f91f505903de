import { systemActor } from '#platform/db/session.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';

/** What an index is of: one city on one civil day, under one version of its pack. */
export interface IndexOf {
  cityCode: string;
  today: string;
  pack: PackInForce;
}

/** As whom an index reads: the whole city's rows. */
export const indexer = (cityCode: string) => systemActor(cityCode, '人岗匹配索引');
