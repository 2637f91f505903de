import { Alert, Progress } from 'antd';
import type { z } from 'zod';
import { Figure, FigureRow, StateTag } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import type { getRun } from '../../contract/run-operations.ts';
import { type RunStatus, runStatusLabels } from '../../contract/runs.ts';

export type Run = z.output<typeof getRun.output>;

const tones = { waiting: 'plain', running: 'warn', done: 'good', failed: 'bad' } as const;

export const RunTag = ({ status }: { status: RunStatus }) => (
  <StateTag tone={tones[status]}>{runStatusLabels[status]}</StateTag>
);

/** What was asked, in words. */
export const askedOf = ({ search, regionName, perPerson, perPlace }: Run): string =>
  [
    search ? `“${search}”` : '全部在招岗位',
    regionName,
    `每人最多 ${perPerson} 个岗位`,
    `每缺一人 ${perPlace} 个人选`,
  ]
    .filter(Boolean)
    .join('，');

/** How far a run is, or what came of it. */
export function RunStatusPanel({ run }: { run: Run }) {
  const { status, posts, postsFilled, people, peopleDone, proposed, problem } = run;
  if (status === 'failed')
    return (
      <Alert className="problem-alert" type="error" showIcon role="alert" title={problem ?? '没有完成'} />
    );
  if (status !== 'done')
    return (
      <section className="panel" aria-label="进度">
        <Progress
          percent={people > 0 ? Math.floor((peopleDone * 100) / people) : 0}
          status="active"
          aria-label="匹配进度"
        />
        <p role="status">
          {status === 'waiting' ? '排队中，马上开始。' : ''}
          {people > 0 && peopleDone < people
            ? `已比对 ${formatCount(peopleDone)} 人，共 ${formatCount(people)} 人。`
            : ''}
          {people > 0 && peopleDone === people
            ? `${formatCount(people)} 人全部比对完，正在把人选分到各岗位。`
            : ''}
          可以离开这个页面，过后再来看结果。
        </p>
      </section>
    );
  return (
    <FigureRow>
      <Figure
        label="参加匹配的岗位"
        value={posts}
        unit="个"
        definition="开始时还在招人、符合所选条件的岗位"
        to="?"
      />
      <Figure
        label="找到人选的岗位"
        value={postsFilled}
        unit="个"
        definition="您管辖的人里有人列为人选的岗位"
        to="?found=some"
      />
      <Figure
        label="没有人选的岗位"
        value={posts - postsFilled}
        unit="个"
        definition="您管辖的人里没有一个列为人选的岗位"
        to="?found=none"
      />
      <Figure
        label="比对人员"
        value={people}
        unit="人"
        definition="您管辖的、本人同意推荐、还没有上岗、正在求职的人员"
      />
      <Figure
        label="列为人选"
        value={proposed}
        unit="人"
        definition="各岗位的人选，同一人只数一次"
        to="?people=1"
      />
    </FigureRow>
  );
}
