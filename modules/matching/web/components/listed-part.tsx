import { formatCount } from '#ui/format.ts';

interface ListedPartProps {
  listed: number;
  eligible: number;
  unit: string;
}

/** Says so where the list ends before those who fit do. */
export function ListedPart({ listed, eligible, unit }: ListedPartProps) {
  if (listed >= eligible) return null;
  return (
    <p className="soft">
      列出最合适的前 {formatCount(listed)} {unit}，符合条件的共 {formatCount(eligible)} {unit}
      {unit === '人' ? '；按住地筛选，可以看到其余的人。' : '。'}
    </p>
  );
}
