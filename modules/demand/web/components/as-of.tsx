import { Button, Space } from 'antd';
import { addDays, formatWeek, weekOf } from '#engines/calendar/index.ts';
import { DateInput } from '#ui/desk/index.ts';
import { useMe } from '#ui/hooks.ts';

const monday = 1;
const daysOfWeek = 7;

interface AsOfProps {
  value: string | undefined;
  onChange: (asOf: string | undefined) => void;
}

/** The day the figures are for: today, any week before, any day. */
export function AsOf({ value, onChange }: AsOfProps) {
  const { today } = useMe();
  const shown = value ?? today;
  const move = (weeks: number) => {
    const day = addDays(shown, weeks * daysOfWeek);
    onChange(day >= today ? undefined : day);
  };
  return (
    <Space wrap role="group" aria-label="截止日期">
      <span className="soft">{formatWeek(weekOf(shown, monday), '第 {number} 周（{from} 至 {to}）')}</span>
      <Button onClick={() => move(-1)}>前一周</Button>
      <Button disabled={shown === today} onClick={() => move(1)}>
        后一周
      </Button>
      <Button disabled={shown === today} onClick={() => onChange(undefined)}>
        今天
      </Button>
      <DateInput
        aria-label="截至日期"
        value={shown}
        max={today}
        onChange={(day) => onChange(day === today ? undefined : day)}
      />
    </Space>
  );
}
