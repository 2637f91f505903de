import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert, RegionPicker } from '#ui/desk/index.ts';
import { useUrlState, useWrite } from '#ui/hooks.ts';
import { startRun } from '../../contract/run-operations.ts';

const most = 5;

/** Which open posts are matched together, and how many people each place and how many posts each person gets. */
export function StartRun() {
  const navigate = useNavigate();
  const [{ search, regionCode }, change] = useUrlState<{ search?: string; regionCode?: string }>([
    'search',
    'regionCode',
  ]);
  const [perPerson, setPerPerson] = useState(1);
  const [perPlace, setPerPlace] = useState(2);
  const start = useWrite(startRun, { refreshes: ['matching.'] });

  async function run(): Promise<void> {
    const started = await start.run({
      search: search ?? null,
      regionCode: regionCode ?? null,
      perPerson,
      perPlace,
    });
    if (started) void navigate(`/matching/runs/${started.runId}`);
  }
  return (
    <section aria-label="开始匹配">
      <search className="filters">
        <div className="filter">
          <label htmlFor="run-search">岗位或企业</label>
          <Input
            id="run-search"
            allowClear
            placeholder="全部在招岗位"
            value={search ?? ''}
            onChange={(event) => change({ search: event.target.value })}
          />
        </div>
        <div className="filter filter-region">
          <label htmlFor="run-region">岗位所在地</label>
          <RegionPicker
            id="run-region"
            value={regionCode ?? null}
            onChange={(code) => change({ regionCode: code })}
            placeholder="全市"
          />
        </div>
        <div className="filter">
          <label htmlFor="run-person">每人最多列入几个岗位</label>
          <InputNumber
            id="run-person"
            min={1}
            max={most}
            precision={0}
            value={perPerson}
            onChange={(value) => setPerPerson(value ?? 1)}
          />
        </div>
        <div className="filter">
          <label htmlFor="run-place">每缺一人给几个人选</label>
          <InputNumber
            id="run-place"
            min={1}
            max={most}
            precision={0}
            value={perPlace}
            onChange={(value) => setPerPlace(value ?? 1)}
          />
        </div>
        <Button type="primary" loading={start.isRunning} onClick={() => void run()}>
          开始匹配
        </Button>
      </search>
      <ProblemAlert problem={start.problem} />
      <p className="soft">
        一次比对您管辖的全部求职人员和上面的全部岗位：最合适的一对先定，一个人不会同时占去许多岗位。结果只列人选，推荐由您选定。
      </p>
    </section>
  );
}
