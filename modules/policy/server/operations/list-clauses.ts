import { implement, type OperationContext } from '#platform/http/operation.ts';
import { clauseClassLabels, type VersionStatus } from '../../contract/codes.ts';
import * as contract from '../../contract/clause-operations.ts';
import { failuresOf } from '../check.ts';
import { placeOf } from '../place.ts';
import type { PolicyTables } from '../tables.ts';
import {
  actionsFor,
  checkVersion,
  clauseOf,
  inForceOf,
  isOpen,
  type VersionRow,
  versionsOf,
} from '../versions.ts';

const classes = Object.keys(clauseClassLabels) as (keyof typeof clauseClassLabels)[];

type Filter = {
  class?: string | undefined;
  kind?: string | undefined;
  status?: VersionStatus | undefined;
  search?: string | undefined;
};

function matches(shown: VersionRow, versions: readonly VersionRow[], filter: Filter): boolean {
  const clause = clauseOf(shown);
  const text = [
    clause.id,
    clause.title,
    clause.payee,
    clause.event,
    clause.fund,
    clause.article,
    clause.handler,
  ];
  return (
    (!filter.class || clause.class === filter.class) &&
    (!filter.kind || clause.kind === filter.kind) &&
    (!filter.status || versions.some(({ status }) => status === filter.status)) &&
    (!filter.search || text.some((each) => each?.includes(filter.search ?? '')))
  );
}

export const listClauses = implement(
  contract.listClauses,
  async (context: OperationContext<PolicyTables>, filter) => {
    const place = placeOf(context.pack.id);
    const all = Map.groupBy(await versionsOf(context), ({ clauseId }) => clauseId);
    const published = await context.db
      .selectFrom('clausePublication as p')
      .innerJoin('clauseVersion as v', (join) =>
        join.onRef('v.cityCode', '=', 'p.cityCode').onRef('v.id', '=', 'p.clauseVersionId'),
      )
      .select(({ fn }) => ['v.clauseId', fn.max('p.publishedOn').as('on')])
      .where('p.cityCode', '=', context.actor.cityCode)
      .groupBy('v.clauseId')
      .execute();
    const publishedOn = new Map(published.map(({ clauseId, on }) => [clauseId, on]));
    const rows = [...all].flatMap(([clauseId, versions]) => {
      const inForce = inForceOf(versions, context.today);
      const draft = versions.find(isOpen);
      const shown = inForce ?? draft ?? versions.at(-1);
      if (!shown || !matches(shown, versions, filter)) return [];
      const clause = clauseOf(shown);
      const checked = checkVersion(place, shown);
      return [
        {
          class: clause.class as keyof typeof clauseClassLabels,
          clauseId,
          title: clause.title,
          kind: clause.kind,
          article: clause.article,
          payee: clause.payee ?? null,
          fund: clause.fund ?? null,
          amounts: checked.program?.payments.filter(Boolean).slice(0, 3) ?? [],
          inForce: inForce
            ? {
                id: inForce.id,
                versionNo: inForce.versionNo,
                effectiveFrom: inForce.effectiveFrom,
                effectiveTo: inForce.effectiveTo,
              }
            : null,
          draft: draft ? { id: draft.id, status: draft.status as VersionStatus } : null,
          cases: checked.results.length,
          failingCases: failuresOf(checked).length,
          publishedOn: publishedOn.get(clauseId) ?? null,
        },
      ];
    });
    const { document } = place;
    return {
      document: document
        ? {
            title: document.title,
            number: document.number,
            place: document.place,
            issuedOn: document.issuedOn,
            note: document.note ?? null,
          }
        : null,
      groups: classes
        .map((name) => ({
          class: name,
          clauses: rows
            .filter((row) => row.class === name)
            .sort((a, b) => a.clauseId.localeCompare(b.clauseId, 'en', { numeric: true }))
            .map(({ class: _, ...row }) => row),
        }))
        .filter(({ clauses }) => clauses.length > 0),
      total: rows.length,
      actions: actionsFor(context, ['draft']),
    };
  },
);
