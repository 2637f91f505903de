import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DateInputProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | undefined) => void;
  /** First and last day that may be chosen. */
  min?: string;
  max?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

const written = 'YYYY-MM-DD';
/** What people type: the first is how it is shown. */
const accepted = [written, 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY-M-D', 'YYYY年M月D日'];

/** A day as a 'YYYY-MM-DD' string. */
export function DateInput({ value, onChange, min, max, ...rest }: DateInputProps) {
  return (
    <DatePicker
      {...rest}
      className="fill"
      placeholder="如 2018-03-01"
      format={accepted}
      value={value ? dayjs(value, written) : null}
      onChange={(day) => onChange?.(day ? day.format(written) : undefined)}
      {...(min ? { minDate: dayjs(min, written) } : {})}
      {...(max ? { maxDate: dayjs(max, written) } : {})}
    />
  );
}
