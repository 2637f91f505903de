import { Link } from 'react-router';
import { ActionBar } from '#ui/desk/index.ts';
import { useLabel } from '#ui/hooks.ts';
import type { PlacementAction } from '../../contract/workflow.ts';
import { actionFields } from './action-fields.ts';
import { Elsewhere } from './elsewhere.tsx';
import { PlacementTag } from './state-tag.tsx';
import type { PlacementRow } from './types.ts';
import { useMove } from './use-move.ts';

/** One candidate: who, for which post, and what the enterprise may answer. */
export function CandidateCard({ placement }: { placement: PlacementRow }) {
  const move = useMove();
  const education = useLabel('education');
  const { id, personName, age, skills, phone, isPhoneOpen, postTitle, interviewOn, interviewPlace } =
    placement;
  return (
    <li className="panel candidate">
      <div className="candidate-head">
        <Link to={`/placement/${id}`}>
          <strong>{personName}</strong>
        </Link>
        <PlacementTag status={placement.status} />
      </div>
      <p>
        应聘 {postTitle} · {age} 周岁 · {education(placement.education)} · {placement.regionName}
      </p>
      {skills.length > 0 && <p>技能：{skills.join('、')}</p>}
      <p>
        电话：{phone ?? '—'}
        {!isPhoneOpen && phone && <span className="fact-source">通知面试后显示完整号码</span>}
      </p>
      <Elsewhere placement={placement} />
      {interviewOn && (
        <p>
          面试：{interviewOn} {interviewPlace}
        </p>
      )}
      <ActionBar
        actions={placement.actions}
        onAct={(action, given) => move.run(action as PlacementAction, [placement], given)}
        fields={actionFields}
        problem={move.problem}
      />
    </li>
  );
}
