import { formatDate } from '#engines/calendar/display.ts';

/** '第 2 周（10-23 至 10-29）' of the plan's own weeks, counted from 0. */
export function weekName(weeks: readonly { from: string; to: string }[], at: number): string {
  const week = weeks[at];
  const day = (on: string) => formatDate(on, '{month}-{day}');
  return week ? `第 ${at + 1} 周（${day(week.from)} 至 ${day(week.to)}）` : `第 ${at + 1} 周`;
}
