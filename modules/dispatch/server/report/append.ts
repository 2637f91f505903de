import { AppError } from '#platform/http/app-error.ts';
import { staleError } from '#platform/http/stale.ts';
import { newId } from '#platform/id.ts';
import type { FilingKind, ReturnFigure } from '../../contract/codes.ts';
import { type Context, type Entry, type Figures, mustBePeriod, readEntries } from './filed.ts';
import { maySubmit } from './filing-rows.ts';
import type { FilingPeriod } from './period.ts';
import { ownCounties } from './return-rows.ts';

export interface Filer {
  regionCode: string;
  from: string;
  /** Entries that the asker has seen. */
  entryNo: number;
}

/** The period and the last entry, of a county that may speak for itself and has seen what was said so far. */
export async function openReturn(
  context: Context,
  { regionCode, from, entryNo }: Filer,
): Promise<{ period: FilingPeriod; last: Entry | undefined }> {
  if (!ownCounties(context).includes(regionCode)) throw new AppError('platform.notFound');
  if (!maySubmit(context, regionCode)) throw new AppError('dispatch.notOwnReturn');
  const period = mustBePeriod(context, from);
  const last = (await readEntries(context, period, [regionCode])).get(regionCode)?.at(-1);
  if ((last?.entryNo ?? 0) !== entryNo)
    throw await staleError(context, 'dispatchReturn', last?.id ?? newId());
  return { period, last };
}

interface Said {
  kind: FilingKind;
  reason: string | null;
  figures?: Figures;
  members?: Record<ReturnFigure, string[]>;
}

/** A further entry of the period; who was quicker has taken its number. */
export async function appendEntry(
  { db, actor, today }: Context,
  { regionCode, entryNo }: Filer,
  { from, to }: FilingPeriod,
  { figures, members, ...said }: Said,
): Promise<{ id: string }> {
  const id = newId();
  await db
    .insertInto('dispatchReturn')
    .values({
      ...said,
      cityCode: actor.cityCode,
      id,
      regionCode,
      fromOn: from,
      toOn: to,
      entryNo: entryNo + 1,
      figures: figures ? JSON.stringify(figures) : null,
      members: members ? JSON.stringify(members) : null,
      enteredBy: actor.accountId,
      enteredByName: actor.name,
      recordedOn: today,
    })
    .execute();
  return { id };
}
