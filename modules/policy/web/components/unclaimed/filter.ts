import { addDays } from '#engines/calendar/index.ts';
import type { z } from 'zod';
import { useUrlState } from '#ui/hooks.ts';
import { entitlementStateLabels, subjectKindLabels } from '../../../contract/codes.ts';
import type { listEntitlements } from '../../../contract/run-operations.ts';

export const keys = [
  'state',
  'dueFrom',
  'dueTo',
  'fund',
  'clauseId',
  'payeeKind',
  'payeeId',
  'regionCode',
  'search',
] as const;
/** As it stands in the URL. */
export type Given = Partial<Record<(typeof keys)[number], string>>;
export type Filter = Pick<z.input<typeof listEntitlements.input>, (typeof keys)[number]>;

const among = <T extends object>(labels: T, word: string | undefined): (keyof T & string) | undefined =>
  word !== undefined && Object.hasOwn(labels, word) ? (word as keyof T & string) : undefined;

/** What the server is asked for: without what is not given, and without words it does not know. */
export function filterOf({ state, payeeKind, ...rest }: Given): Filter {
  const filter = {
    ...rest,
    state: among(entitlementStateLabels, state),
    payeeKind: among(subjectKindLabels, payeeKind),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** How far ahead one looks, in days. */
export const horizons = [30, 60, 90, 180];
const usual = 90;

export const rowsLink = (filter: Given): string =>
  `/policy/unclaimed/rows?${new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString()}`;

export type Grouping = 'clause' | 'region' | 'payee';
const groupingOf = (by: string | undefined): Grouping => (by === 'region' || by === 'payee' ? by : 'clause');

/** What the summary looks at: how many days ahead, where, and by what. */
export function useOutlook() {
  const [{ days, regionCode, by }, change] = useUrlState<{ days?: string; regionCode?: string; by?: string }>(
    ['days', 'regionCode', 'by'],
  );
  const ahead = horizons.includes(Number(days)) ? Number(days) : usual;
  return {
    ahead,
    regionCode,
    by: groupingOf(by),
    change,
    dueTo: (asOf: string) => addDays(asOf, ahead),
  };
}
