import type { ActionField } from '#ui/desk/index.ts';
import { type Need, needLabels } from '../../contract/fields.ts';

/** How to ask for what a step needs. */
export const actionFields = Object.fromEntries(
  (Object.entries(needLabels) as [Need, string][]).map(([need, label]) => [
    need,
    { label, kind: need === 'departOn' ? 'date' : 'text', required: need !== 'note' },
  ]),
) as Record<Need, ActionField>;
