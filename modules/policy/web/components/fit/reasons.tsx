import { Explanation } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { readingName, saidOf } from '../said.ts';
import type { FitCard } from '../types.ts';

type Reason = FitCard['reasons'][number];

const answers = { yes: true, no: false, unknown: null } as const;

function foundOf({ found, materials, due }: Reason): string {
  const needed = materials.filter((material) => !found.some(({ label }) => label === material));
  const facts = found.map(({ who, label, value }) => `${who ? `${who}：` : ''}${label} ${value}`);
  return [facts.join('；'), needed.length > 0 ? `需要${needed.join('、')}` : '', due ? `${due} 起符合` : '']
    .filter(Boolean)
    .join('；');
}

/** Condition by condition: what was found, and where it stands. */
export function Reasons({ reasons, readings }: { reasons: Reason[]; readings: FitCard['readings'] }) {
  return (
    <Explanation
      items={reasons.map((reason) => ({
        ok: answers[reason.state],
        text: (
          <>
            {saidOf(reason.text, readings)}
            {reason.heads !== null && <strong>（{formatCount(reason.heads)} 人）</strong>}
            {foundOf(reason) && <span className="condition-notes">{foundOf(reason)}</span>}
          </>
        ),
        source:
          [reason.article, reason.reading && readingName(reason.reading, readings)]
            .filter(Boolean)
            .join('，') || undefined,
      }))}
    />
  );
}
