import { formatCount } from '#ui/format.ts';
import { useLabel, useRead } from '#ui/hooks.ts';
import { findRegions, getDictionary } from '../../contract/operations.ts';
import './setting-value.css';
import { cycleText, isLevel, partName, partRank, unitOf } from './words.ts';

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

/** A dictionary's words for the settings that name its codes. */
const dictionaries: Record<string, string> = {
  'matching.priorityGroups': 'group',
  'matching.seekingStatuses': 'supplyStatus',
};

function Parts({ value }: { value: Record<string, unknown> }) {
  const level = useLevel();
  const nameOf = (part: string): string => (isLevel(part) ? level(part) : partName(part));
  const entries = Object.entries(value).sort(([a], [b]) => partRank(a) - partRank(b));
  return (
    <ul className="setting-parts">
      {entries.map(([part, each]) => (
        <li key={part}>
          {nameOf(part)}：{isTable(each) ? <Parts value={each} /> : plain(each)}
        </li>
      ))}
    </ul>
  );
}

/** The place's own word for a level of divisions. */
function useLevel(): (level: string) => string {
  const { data } = useRead(getDictionary, {}, { isFixed: true });
  return (level) =>
    level === 'far' ? '更远' : (data?.levels.find((each) => each.level === level)?.label ?? level);
}

/** The value of one setting in office words; what has no words of its own is shown as it stands. */
export function SettingValue({ name, value }: { name: string; value: unknown }) {
  const label = useLabel(dictionaries[name] ?? '');
  const level = useLevel();
  if (Array.isArray(value)) {
    const items = value.map(String);
    if (items.length === 0) return '无';
    if (items.every((item) => /^\d{12}$/.test(item))) return <Regions codes={items} />;
    return items.map(label).join('、');
  }
  if (typeof value === 'string' && isLevel(value)) return `同一${level(value)}`;
  if (!isTable(value)) return `${plain(value)}${unitOf(name)}`;
  if (hasCycle(value)) return cycleText(value);
  return <Parts value={value} />;
}
