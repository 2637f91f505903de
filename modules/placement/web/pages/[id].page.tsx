import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { ActionBar, Loading, LoadError, PageFrame, Timeline } from '#ui/desk/index.ts';
import { usePermission, useRead } from '#ui/hooks.ts';
import { getPlacement } from '../../contract/operations.ts';
import type { PlacementAction } from '../../contract/workflow.ts';
import { actionFields } from '../components/action-fields.ts';
import { Elsewhere } from '../components/elsewhere.tsx';
import { Evidence } from '../components/evidence.tsx';
import { PlacementFacts } from '../components/placement-facts.tsx';
import { PlacementTag } from '../components/state-tag.tsx';
import type { Placement } from '../components/types.ts';
import { useMarkRead } from '../components/use-mark-read.ts';
import { useMove } from '../components/use-move.ts';

function Actions({ placement }: { placement: Placement }) {
  const move = useMove();
  return (
    <ActionBar
      actions={placement.actions}
      onAct={(action, given) => move.run(action as PlacementAction, [placement], given)}
      fields={actionFields}
      problem={move.problem}
    />
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPlacement, { id });
  const maySeePolicies = usePermission('policy.view');
  useMarkRead(data ? [data] : []);
  const title = data ? `${data.personName} → ${data.enterpriseName} · ${data.postTitle}` : '上岗全过程';
  return (
    <PageFrame
      title={title}
      actions={
        data && (
          <>
            {maySeePolicies && data.onboardOn && (
              <Link to={`/policy/forecast/placement/${data.id}`}>
                <Button>政策兑现日程</Button>
              </Link>
            )}
            <Actions placement={data} />
          </>
        )
      }
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <p>
            <PlacementTag status={data.status} />
          </p>
          {!data.exitOn && <Elsewhere placement={data} />}
          <PlacementFacts placement={data} />
          <Evidence placement={data} />
          <section className="panel" aria-label="经过">
            <h2>经过</h2>
            <Timeline entries={data.timeline} />
          </section>
        </>
      )}
    </PageFrame>
  );
}
