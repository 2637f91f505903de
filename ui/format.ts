import { formatWeek, type Week } from '#engines/calendar/index.ts';
import { formatYuan } from '#engines/money/index.ts';

const nothing = '—';

/** 1234 → '1,234'; what is not known → '—'. */
export function formatCount(count: number | null | undefined): string {
  if (count === null || count === undefined) return nothing;
  const [whole = '', decimals] = String(Math.abs(count)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${count < 0 ? '-' : ''}${grouped}${decimals ? `.${decimals}` : ''}`;
}

/** How many rows a list has: '共 1,234 条'; '超过 10,000 条' where counting ended there. */
export function formatTotal(list: { total: number; isLonger?: boolean }, unit: string): string {
  return `${list.isLonger ? '超过' : '共'} ${formatCount(list.total)} ${unit}`;
}

/** Part of a whole as '83.2%'; '—' where the whole is 0 or unknown. */
export function formatPercent(part: number | null | undefined, whole: number | null | undefined): string {
  if (part === null || part === undefined || !whole) return nothing;
  return `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`;
}

/** Fen → '12,345.00 元'. */
export function formatMoney(fen: number | bigint | null | undefined): string {
  return fen === null || fen === undefined ? nothing : `${formatYuan(fen)} 元`;
}

/** A pay range in fen → '3,500—5,000 元'; whole yuan without decimals, as job lists write it. */
export function formatPayRange(minFen: number | null | undefined, maxFen: number | null | undefined): string {
  const yuan = (fen: number) => formatYuan(fen).replace(/\.00$/, '');
  const ends = [minFen, maxFen].filter((fen): fen is number => fen !== null && fen !== undefined);
  return ends.length === 0 ? '面议' : `${[...new Set(ends.map(yuan))].join('—')} 元`;
}

/** A business date stands as the server sent it: '2018-03-01'. */
export function formatDate(on: string | null | undefined): string {
  return on || nothing;
}

const momentParts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment on the clock of the city: '2018-03-01 09:05'. */
export function formatMoment(at: string | null | undefined): string {
  if (!at) return nothing;
  const part = Object.fromEntries(
    momentParts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/** When a step was taken: its business date, with the hour only where it was entered on that very day. */
export function formatStep(at: string | null | undefined, onDate: string | null | undefined): string {
  const moment = formatMoment(at);
  return !onDate || moment.startsWith(onDate) ? moment : onDate;
}

/** A week → '第 12 周（3-19 至 3-25）'. */
export function formatPeriod(week: Week): string {
  return formatWeek(week, '第 {number} 周（{from} 至 {to}）');
}
