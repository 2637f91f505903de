import { ActionBar } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { submitReturn, withdrawReturn } from '../../contract/return-operations.ts';
import type { Filing } from './types.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the county may do with its return of a period. */
export function FilingActions({ filing }: { filing: Filing }) {
  const submit = useWrite(submitReturn, { refreshes: ['dispatch.', 'todo.'] });
  const withdraw = useWrite(withdrawReturn, { refreshes: ['dispatch.', 'todo.'] });
  const { id, from, entryNo, actions } = filing;
  const own = { regionCode: id, from, entryNo };
  return (
    <ActionBar
      actions={actions}
      onAct={(action, given) => {
        const reason = text(given.reason) || text(given.note);
        return action === 'withdraw' ? withdraw.run({ ...own, reason }) : submit.run({ ...own, reason });
      }}
      problem={submit.problem ?? withdraw.problem}
      primary="submit"
    />
  );
}
