interface WhyProps {
  fit: { reasons: { text: string; points: number }[]; missing: { text: string }[] };
}

/** Why this post, and what does not fit quite, in plain words. */
export function Why({ fit }: WhyProps) {
  const reasons = fit.reasons.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points);
  return (
    <ul className="why">
      {reasons.map(({ text }) => (
        <li key={text}>
          <span className="tone-good">符合</span>
          {text}
        </li>
      ))}
      {fit.missing.map(({ text }) => (
        <li key={text}>
          <span className="tone-warn">差一点</span>
          {text}
        </li>
      ))}
    </ul>
  );
}
