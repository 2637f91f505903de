import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { channelLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/clause-operations.ts';
import { stepsOf } from '../book.ts';
import { checkedView } from '../check.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import {
  casesOf,
  checkVersion,
  clauseOf,
  inForceOf,
  summaryOf,
  versionActions,
  type VersionRow,
  versionsOf,
} from '../versions.ts';

async function publicationsOf(
  { db, actor }: OperationContext<PolicyTables>,
  versions: readonly VersionRow[],
) {
  const rows = await db
    .selectFrom('clausePublication')
    .select(['id', 'clauseVersionId', 'channel', 'publishedOn', 'byName', 'note'])
    .where('cityCode', '=', actor.cityCode)
    .where(
      'clauseVersionId',
      'in',
      versions.map(({ id }) => id),
    )
    .orderBy('publishedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ clauseVersionId, channel, ...row }) => ({
    ...row,
    channel: channel as keyof typeof channelLabels,
    versionNo: versions.find(({ id }) => id === clauseVersionId)?.versionNo ?? 0,
  }));
}

export const getClause = implement(
  contract.getClause,
  async (context: OperationContext<PolicyTables>, { clauseId, versionId }) => {
    const { db, actor, today, pack } = context;
    const place = placeOf(pack.id);
    const versions = await versionsOf(context, clauseId);
    const current = inForceOf(versions, today);
    const shown = versionId ? versions.find(({ id }) => id === versionId) : (current ?? versions.at(-1));
    if (!shown) throw new AppError('platform.notFound');
    const clause = clauseOf(shown);
    return {
      ...summaryOf(shown),
      clauseId,
      title: clause.title,
      kind: clause.kind,
      class: clause.class as keyof typeof import('../../contract/codes.ts').clauseClassLabels,
      article: clause.article,
      document: place.document ? { title: place.document.title, number: place.document.number } : null,
      payee: clause.payee ?? null,
      event: clause.event ?? null,
      handler: clause.handler ?? null,
      fund: clause.fund ?? null,
      materials: clause.materials ?? [],
      clause: shown.clause as never,
      cases: casesOf(shown) as never,
      checked: checkedView(place, checkVersion(place, shown), await stepsOf(db, actor.cityCode), today),
      isCurrent: shown.id === current?.id,
      versions: versions
        .toReversed()
        .map((each) => ({ ...summaryOf(each), isCurrent: each.id === current?.id })),
      publications: await publicationsOf(context, versions),
      actions: versionActions(context, shown, versions),
    };
  },
);
