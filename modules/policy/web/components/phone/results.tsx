import { formatMoney } from '#ui/format.ts';
import { type Standing, standingLabels } from '../../../contract/codes.ts';
import { saidOf } from '../said.ts';
import type { FitCard } from '../types.ts';

/** How one clause stands, from answers or from the ledger. */
type Result = Pick<
  FitCard,
  | 'clauseId'
  | 'title'
  | 'article'
  | 'payee'
  | 'standing'
  | 'from'
  | 'fen'
  | 'arithmetic'
  | 'materials'
  | 'missingMaterials'
  | 'missingStandards'
  | 'readings'
> & {
  reasons: Pick<FitCard['reasons'][number], 'state' | 'text' | 'due'>[];
  handler?: string | null;
};

const signs: Record<Result['reasons'][number]['state'], string> = { yes: '✓', no: '✗', unknown: '?' };
const words: Record<Result['reasons'][number]['state'], string> = {
  yes: '符合',
  no: '不符合',
  unknown: '不清楚',
};

function headline(result: Result): string {
  if (result.standing === 'entitled') return result.fen === null ? '可享受' : formatMoney(result.fen);
  if (result.standing === 'notYet' && result.from) return `从 ${result.from} 起`;
  return standingLabels[result.standing];
}

function Part({ title, lines, result }: { title: string; lines: string[]; result: Result }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat and are never reordered
          <li key={at}>{saidOf(line, result.readings)}</li>
        ))}
      </ol>
    </>
  );
}

function ResultCard({ result }: { result: Result }) {
  const { reasons } = result;
  return (
    <details className="policy-result">
      <summary>
        <span>{result.title}</span>
        <strong className={result.standing === 'entitled' ? 'tone-good' : 'soft'}>{headline(result)}</strong>
      </summary>
      <p className="soft">
        {result.article}
        {result.payee && `，给${result.payee}`}
      </p>
      <Part title="怎么算的" lines={result.arithmetic} result={result} />
      {reasons.length > 0 && <h3>逐条看</h3>}
      <ul className="policy-reasons">
        {reasons.map((reason) => (
          <li key={reason.text}>
            <span role="img" aria-label={words[reason.state]}>
              {signs[reason.state]}
            </span>{' '}
            {saidOf(reason.text, result.readings)}
            {reason.due && <span className="soft">（{reason.due} 起符合）</span>}
          </li>
        ))}
      </ul>
      <Part
        title="还缺"
        result={result}
        lines={[
          ...result.missingMaterials,
          ...result.missingStandards.map((name) => `${name}（标准未配置）`),
        ]}
      />
      <Part title="带上材料" lines={result.materials} result={result} />
      {result.handler && <p>办理：{result.handler}</p>}
    </details>
  );
}

const order: Standing[] = ['entitled', 'notYet', 'standardMissing', 'unknown', 'refused'];

/** What can be said so far; at the end, everything. */
export function Results({ results: all, isFinal }: { results: Result[]; isFinal: boolean }) {
  const shown = isFinal ? order : order.slice(0, 1);
  return shown.map((standing) => {
    const results = all.filter((result) => result.standing === standing);
    if (results.length === 0) return null;
    const title = `${standingLabels[standing]}（${results.length} 项）`;
    const cards = results.map((result) => <ResultCard key={result.clauseId} result={result} />);
    // What does not fit is long and of use to few: one line until somebody asks.
    if (standing === 'refused')
      return (
        <details key={standing} className="policy-refused">
          <summary>{title}</summary>
          <div className="policy-results">{cards}</div>
        </details>
      );
    return (
      <section key={standing} className="policy-results" aria-label={standingLabels[standing]}>
        <h2>{title}</h2>
        {cards}
      </section>
    );
  });
}
