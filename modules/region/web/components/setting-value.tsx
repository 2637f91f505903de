import { formatCount } from '#ui/format.ts';
import { useLabel, useRead } from '#ui/hooks.ts';
import { findRegions } from '../../contract/operations.ts';
import { cycleText, partName, unitOf } from './words.ts';

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasCycle = (value: Record<string, unknown>): value is { cycle: string } =>
  typeof value.cycle === 'string';

function plain(value: unknown): string {
  if (typeof value === 'number') return formatCount(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

function Regions({ codes }: { codes: string[] }) {
  const { data } = useRead(findRegions, { codes }, { isFixed: true });
  return codes.map((code) => data?.regions.find((each) => each.code === code)?.name ?? code).join('、');
}

/** The value of one setting in office words; what has no words of its own is shown as it stands. */
export function SettingValue({ name, value }: { name: string; value: unknown }) {
  const group = useLabel('group');
  if (Array.isArray(value)) {
    const items = value.map(String);
    if (items.length === 0) return '无';
    if (items.every((item) => /^\d{12}$/.test(item))) return <Regions codes={items} />;
    return items.map((item) => (name === 'matching.priorityGroups' ? group(item) : item)).join('、');
  }
  if (!isTable(value)) return `${plain(value)}${unitOf(name)}`;
  if (hasCycle(value)) return cycleText(value);
  return Object.entries(value)
    .map(([part, each]) => `${partName(part)} ${plain(each)}`)
    .join('；');
}
