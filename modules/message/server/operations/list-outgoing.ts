import { personBriefs } from '#modules/person/server/index.ts';
import { inScope } from '#platform/db/scope.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { type ChannelName, channelLabels, type PushState, withheldLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { standInName } from '../channels.ts';
import { limitsOf } from '../deliver.ts';
import type { MessageTables } from '../tables.ts';

const reasons: Record<string, string> = withheldLabels;

export const listOutgoing = implement(
  contract.listOutgoing,
  async ({ db, actor, pack }: OperationContext<MessageTables>, { page, pageSize, pushState }) => {
    let found = db
      .selectFrom('message')
      .where('cityCode', '=', actor.cityCode)
      .where('pushState', '<>', 'none')
      .where(inScope(actor, { region: 'message.regionCode' }));
    if (pushState) found = found.where('pushState', '=', pushState);
    const { total } = await found
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await found
      .select(['id', 'recordedAt', 'personId', 'title', 'body', 'channel', 'pushState', 'gateway'])
      .select(['dueAt', 'pushedAt', 'withheldReason', 'readAt'])
      .orderBy('recordedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute();
    const people = await personBriefs(db, actor.cityCode, [
      ...new Set(rows.flatMap(({ personId }) => personId ?? [])),
    ]);
    return {
      total,
      limits: limitsOf(pack),
      rows: rows.map(({ personId, channel, gateway, withheldReason, ...row }) => {
        const person = people.get(personId ?? '');
        return {
          ...row,
          pushState: row.pushState as PushState,
          personId: personId ?? '',
          personName: person?.name ?? '',
          address: (channel === 'email' ? person?.emailMasked : person?.phoneMasked) ?? null,
          regionName: person?.regionName ?? '',
          channelLabel: channelLabels[channel as ChannelName],
          isStandIn: gateway === standInName,
          reasonLabel: withheldReason && (reasons[withheldReason] ?? withheldReason),
        };
      }),
    };
  },
);
