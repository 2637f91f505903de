import type { ActionField } from '#ui/desk/index.ts';
import { type Need, needLabels } from '../../contract/fields.ts';

const kindOf = (need: Need): ActionField['kind'] => {
  if (need === 'departOn') return 'date';
  return need === 'reason' || need === 'note' ? 'text' : 'line';
};

/** How to ask for what a step needs. */
export const actionFields = Object.fromEntries(
  (Object.entries(needLabels) as [Need, string][]).map(([need, label]) => [
    need,
    { label, kind: kindOf(need), required: need !== 'note' },
  ]),
) as Record<Need, ActionField>;
