import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { saveLimits, setOverrides } from '../../contract/operations.ts';
import { newId } from './new-id.ts';
import type { Plan, Result } from './types.ts';
import { weekName } from './weeks.ts';

interface OverrideBarProps {
  plan: Plan;
  posts: Result['posts'];
  personIds: string[];
  /** What was done, in words. */
  onDone: (words: string) => void;
}

const home = 'home';

/** Chosen people to another post and week, to nowhere, or kept together as a family. */
export function OverrideBar({ plan, posts, personIds, onDone }: OverrideBarProps) {
  const [target, setTarget] = useState<string>();
  const [week, setWeek] = useState(plan.thisWeek ?? 0);
  const [reason, setReason] = useState('');
  const set = useWrite(setOverrides, { onDone: ({ people }) => onDone(`已记下 ${people} 人的手工调整`) });
  const save = useWrite(saveLimits, {
    onDone: () => onDone(`已把 ${personIds.length} 人列为一家，同行同去`),
  });
  const to =
    target === home ? { kind: 'home' as const } : { kind: 'post' as const, postId: target ?? '', week };
  const limits = {
    ...plan.limits,
    families: [...plan.limits.families, { id: newId(), personIds }],
  };
  return (
    <Space wrap>
      <Select
        aria-label="改到"
        placeholder="改到哪个岗位"
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 300 }}
        value={target}
        onChange={setTarget}
        options={[
          { value: home, label: '不输送，留在家里' },
          ...posts.map(({ id, enterpriseName, title }) => ({
            value: id,
            label: `${enterpriseName} · ${title}`,
          })),
        ]}
      />
      <Select
        aria-label="改到哪一周"
        style={{ width: 220 }}
        value={week}
        disabled={target === home}
        onChange={setWeek}
        options={plan.weeks.map((_, at) => ({ value: at, label: weekName(plan.weeks, at) }))}
      />
      <Input
        aria-label="调整原因"
        placeholder="原因"
        style={{ width: 180 }}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        disabled={!target || !reason.trim()}
        loading={set.isRunning}
        onClick={() => void set.run({ id: plan.id, personIds, to, reason: reason.trim() })}
      >
        手工调整 {personIds.length} 人
      </Button>
      <Button
        disabled={personIds.length < 2 || personIds.length > 10}
        loading={save.isRunning}
        onClick={() => void save.run({ id: plan.id, version: plan.version, limits })}
      >
        列为一家，同行同去
      </Button>
      <ProblemAlert problem={set.problem ?? save.problem} />
    </Space>
  );
}
