import './candidate.css';

/** Facts one below the other; what nobody knows is left out. */
export function PhoneFacts({ facts }: { facts: [label: string, value: string | null | undefined][] }) {
  return (
    <dl className="candidate-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt className="soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
