import { Explanation } from '#ui/desk/index.ts';

interface FitProps {
  fit: { reasons: { text: string; points: number }[]; missing: { text: string }[] };
}

/** Why it fits, with points, and what is lacking. */
export function Fit({ fit }: FitProps) {
  return (
    <div className="narrow">
      <Explanation
        items={[
          ...fit.reasons.map(({ text, points }) => ({ ok: true, text, points })),
          ...fit.missing.map(({ text }) => ({ ok: null, text })),
        ]}
      />
    </div>
  );
}
