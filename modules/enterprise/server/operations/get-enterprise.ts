import { fourEyes } from '#engines/approval/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { enterpriseActionLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/operations.ts';
import { filteredEnterprises, withNames } from '../queries.ts';
import { enterpriseTimeline } from '../steps.ts';
import type { EnterpriseTables } from '../tables.ts';

interface Row {
  isVerified: boolean;
  enteredBy: string | null;
  specialistId: string | null;
}

/** What the asker may do next. Park and enterprise accounts see no accounts, so they cannot name a specialist. */
function actionsOf({ actor }: OperationContext<EnterpriseTables>, row: Row) {
  const actions = [];
  const isSecondPerson = fourEyes({ proposedBy: row.enteredBy, decidedBy: actor.accountId }).ok;
  if (!row.isVerified && isSecondPerson && actor.permissions.has('enterprise.verify'))
    actions.push({ action: 'verify', label: enterpriseActionLabels.verify, needs: [] });
  if (actor.scope.kind === 'region' && actor.permissions.has('enterprise.edit')) {
    const { assignSpecialist, endAssignment } = enterpriseActionLabels;
    actions.push({ action: 'assignSpecialist', label: assignSpecialist, needs: ['specialistId'] });
    if (row.specialistId !== null) actions.push({ action: 'endAssignment', label: endAssignment, needs: [] });
  }
  return actions;
}

export const getEnterprise = implement(
  contract.getEnterprise,
  async (context: OperationContext<EnterpriseTables>, { id }) => {
    const { db, actor } = context;
    const row = await withNames(filteredEnterprises(context, { sort: 'name' }))
      .select([
        'e.industryCode',
        'e.startedOn',
        'e.producingOn',
        'e.address',
        'e.tags',
        'e.specialistId',
        'e.verifiedOn',
        'e.contactName',
        'e.contactPhone',
        'e.enteredBy',
        'e.batchId',
      ])
      .where('e.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('platform.notFound');
    const { contactName, contactPhone, enteredBy, batchId, ...facts } = row;
    const canEdit = actor.permissions.has('enterprise.edit');
    return {
      ...facts,
      isImported: batchId !== null,
      contact: canEdit ? { name: contactName, phone: contactPhone } : null,
      canEdit,
      actions: actionsOf(context, row),
      timeline: await enterpriseTimeline(db, actor.cityCode, id),
    };
  },
);
