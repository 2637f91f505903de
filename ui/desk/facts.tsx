import { Descriptions, Tag, Timeline as AntTimeline } from 'antd';
import type { ReactNode } from 'react';
import { formatStep } from '../format.ts';
import { colours, type Tone } from '../tokens.ts';

interface FactListProps {
  items: { label: string; value: ReactNode; source?: string | undefined }[];
  columns?: number;
}

const isNothing = (value: ReactNode): boolean => value === null || value === undefined || value === '';

/** Facts of one record, each with where it comes from; what is not known comes from nowhere. */
export function FactList({ items, columns = 3 }: FactListProps) {
  return (
    <Descriptions
      className="facts"
      bordered
      size="small"
      column={{ xs: 1, sm: 1, md: 2, xl: columns }}
      items={items.map(({ label, value, source }) => ({
        key: label,
        label,
        children: (
          <>
            {isNothing(value) ? '—' : value}
            {source && !isNothing(value) && <span className="fact-source">{source}</span>}
          </>
        ),
      }))}
    />
  );
}

interface TimelineProps {
  entries: { at?: string; onDate?: string; title: ReactNode; who?: string | null; note?: ReactNode }[];
}

/** Everything that happened to a record. `at` is the moment it was entered, `onDate` the business date. */
export function Timeline({ entries }: TimelineProps) {
  if (entries.length === 0) return <p className="soft">还没有经过记录。</p>;
  return (
    <AntTimeline
      items={entries.map(({ at, onDate, title, who, note }, order) => ({
        key: `${at ?? onDate}${order}`,
        color: colours.action,
        content: (
          <>
            <div>
              <time className="timeline-time">{formatStep(at, onDate)}</time> {title}
            </div>
            {(who || note) && (
              <div className="soft">
                {who}
                {who && note ? '：' : ''}
                {note}
              </div>
            )}
          </>
        ),
      }))}
    />
  );
}

interface ExplanationProps {
  items: { ok: boolean | null; text: ReactNode; source?: string | undefined; points?: number | undefined }[];
}

const signs = new Map<boolean | null, { sign: string; word: string; tone: string }>([
  [true, { sign: '✓', word: '符合', tone: 'good' }],
  [false, { sign: '✗', word: '不符合', tone: 'bad' }],
  [null, { sign: '?', word: '不清楚', tone: 'warn' }],
]);

/** Why: each condition with its answer, the fact, where that comes from and what it counted. */
export function Explanation({ items }: ExplanationProps) {
  return (
    <ul className="explanation">
      {items.map(({ ok, text, source, points }, order) => {
        const answer = signs.get(ok);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown whole and never reordered
          <li key={order}>
            <span
              className={`explanation-sign tone-${answer?.tone}`}
              role="img"
              aria-label={answer?.word ?? ''}
            >
              {answer?.sign}
            </span>
            <span>
              {text}
              {source && <span className="fact-source">{source}</span>}
            </span>
            {points !== undefined && <span className="explanation-points">{points} 分</span>}
          </li>
        );
      })}
    </ul>
  );
}

const tagColours: Record<Tone, string> = { good: 'success', warn: 'warning', bad: 'error', plain: 'default' };

/** A state as a word; its colour only repeats it. */
export function StateTag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <Tag color={tagColours[tone]} variant="outlined">
      {children}
    </Tag>
  );
}
