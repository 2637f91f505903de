import { Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { newId } from '../new-id.ts';
import { routeName } from '../route-name.ts';
import type { Limits, Plan } from '../types.ts';
import { weekName } from '../weeks.ts';

type Route = Limits['routes'][number];

interface RouteRowsProps {
  plan: Plan;
  routes: Route[];
  onChange: (routes: Route[]) => void;
}

function NewRoute({ plan, onAdd }: { plan: Plan; onAdd: (route: Route) => void }) {
  const [countyCode, setCounty] = useState<string>();
  const [receiverIds, setReceivers] = useState<string[]>([]);
  function add(): void {
    if (!countyCode || receiverIds.length === 0) return;
    onAdd({ id: newId(), countyCode, receiverIds, seats: plan.weeks.map(() => 0) });
    setReceivers([]);
  }
  return (
    <Space wrap>
      <Select
        aria-label="出发区县"
        placeholder="出发区县"
        style={{ width: 140 }}
        value={countyCode}
        onChange={setCounty}
        options={plan.counties.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        aria-label="到达园区"
        mode="multiple"
        placeholder="到达园区"
        style={{ minWidth: 240 }}
        value={receiverIds}
        onChange={setReceivers}
        options={plan.receivers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button onClick={add} disabled={!countyCode || receiverIds.length === 0}>
        新增线路
      </Button>
    </Space>
  );
}

/** Bus seats by route and week. */
export function RouteRows({ plan, routes, onChange }: RouteRowsProps) {
  const change = (id: string, at: number, seats: number) =>
    onChange(
      routes.map((route) =>
        route.id === id
          ? { ...route, seats: route.seats.map((each, week) => (week === at ? seats : each)) }
          : route,
      ),
    );
  return (
    <>
      <h3>客车座位（没有列出的去向不限座位）</h3>
      {routes.length > 0 && (
        <table className="dispatch-grid">
          <thead>
            <tr>
              <th scope="col">线路</th>
              {plan.weeks.map((week, at) => (
                <th key={week.from} scope="col">
                  {weekName(plan.weeks, at)}
                </th>
              ))}
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {routes.map((route) => {
              const name = routeName(plan, route);
              return (
                <tr key={route.id}>
                  <th scope="row">{name}</th>
                  {route.seats.map((seats, at) => (
                    <td key={plan.weeks[at]?.from ?? at}>
                      <InputNumber
                        aria-label={`${name} ${weekName(plan.weeks, at)} 座位`}
                        min={0}
                        precision={0}
                        value={seats}
                        onChange={(value) => change(route.id, at, value ?? 0)}
                      />
                    </td>
                  ))}
                  <td>
                    <Button type="link" onClick={() => onChange(routes.filter(({ id }) => id !== route.id))}>
                      删除
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <NewRoute plan={plan} onAdd={(route) => onChange([...routes, route])} />
    </>
  );
}
