import { InputNumber } from 'antd';
import type { Limits, Plan } from '../types.ts';
import { weekName } from '../weeks.ts';

interface RowsProps {
  plan: Plan;
  limits: Limits;
  onChange: (change: Partial<Limits>) => void;
}

/** Free beds of each park by week; an empty row has no limit. */
export function BedRows({ plan, limits, onChange }: RowsProps) {
  const bedsOf = new Map(limits.beds.map((each) => [each.receiverId, each.byWeek]));
  function change(receiverId: string, at: number, value: number | null): void {
    const others = limits.beds.filter((each) => each.receiverId !== receiverId);
    if (value === null) {
      onChange({ beds: others });
      return;
    }
    const known = bedsOf.get(receiverId);
    // People stay: what is free in one week is free in the weeks after, until somebody says otherwise.
    const byWeek = plan.weeks.map((_, week) => (week === at ? value : (known?.[week] ?? value)));
    onChange({ beds: [...others, { receiverId, byWeek }] });
  }
  return (
    <>
      <h3>宿舍空床（到该周为止共可住多少人；清空表示不限）</h3>
      <table className="dispatch-grid">
        <thead>
          <tr>
            <th scope="col">接收地</th>
            {plan.weeks.map((week, at) => (
              <th key={week.from} scope="col">
                {weekName(plan.weeks, at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.receivers.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {plan.weeks.map((week, at) => (
                <td key={week.from}>
                  <InputNumber
                    aria-label={`${name} ${weekName(plan.weeks, at)} 床位`}
                    min={0}
                    precision={0}
                    placeholder="不限"
                    value={bedsOf.get(id)?.[at] ?? null}
                    onChange={(value) => change(id, at, value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What each county is asked to send, and at most. */
export function CountyRows({ plan, limits, onChange }: RowsProps) {
  const of = (countyCode: string) =>
    limits.counties.find((each) => each.countyCode === countyCode) ?? {
      countyCode,
      capacity: null,
      target: 0,
    };
  const change = (countyCode: string, part: { capacity?: number | null; target?: number }) =>
    onChange({
      counties: [
        ...limits.counties.filter((each) => each.countyCode !== countyCode),
        { ...of(countyCode), ...part },
      ].toSorted((a, b) => (a.countyCode < b.countyCode ? -1 : 1)),
    });
  return (
    <>
      <h3>区县人数（任务先于匹配得分；上限清空表示不限）</h3>
      <table className="dispatch-grid">
        <thead>
          <tr>
            <th scope="col">输送区县</th>
            <th scope="col">任务（人）</th>
            <th scope="col">最多可送（人）</th>
          </tr>
        </thead>
        <tbody>
          {plan.counties.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <InputNumber
                  aria-label={`${name} 任务`}
                  min={0}
                  precision={0}
                  value={of(id).target}
                  onChange={(value) => change(id, { target: value ?? 0 })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={`${name} 最多可送`}
                  min={0}
                  precision={0}
                  placeholder="不限"
                  value={of(id).capacity}
                  onChange={(value) => change(id, { capacity: value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
