import { Button } from 'antd';
import { ProblemAlert } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { adoptRun } from '../../contract/operations.ts';
import type { Plan } from './types.ts';

/** What comes after the result that is shown: it is adopted, then made into batches. */
export function NextStep({ plan, shownId }: { plan: Plan; shownId: string | null }) {
  const adopt = useWrite(adoptRun);
  if (shownId === null) return null;
  if (shownId === plan.runId)
    return (
      <Button onClick={() => document.getElementById('batches')?.scrollIntoView({ behavior: 'smooth' })}>
        去组批
      </Button>
    );
  return (
    <>
      <Button
        type="primary"
        loading={adopt.isRunning}
        onClick={() => void adopt.run({ id: plan.id, version: plan.version, runId: shownId })}
      >
        采用这个结果
      </Button>
      <ProblemAlert problem={adopt.problem} />
    </>
  );
}
