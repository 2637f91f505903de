import { formatMoney } from '#ui/format.ts';
import { useMe, useRead, useUrlState } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import type { SubjectKind } from '../../../../contract/codes.ts';
import { fitFor } from '../../../../contract/fit-operations.ts';
import { isKind, ownSubject } from '../../../components/fit/subject.ts';
import { Results } from '../../../components/phone/results.tsx';
import '../../../components/phone/policy-phone.css';

/** What the ledger says; what it does not know is asked by the questions of the public form. */
function Answer({ kind, id }: { kind: SubjectKind; id: string }) {
  const { data, error, refetch } = useRead(fitFor, { subject: { kind, id } });
  if (error) return <PhoneProblem problem={error.problem} retry={refetch} />;
  if (!data) return <PhoneLoading />;
  const results = data.cards.map((card) => ({ ...card, fen: card.grantedFen ?? card.fen }));
  return (
    <>
      <section className="phone-card">
        <p>
          <strong>{data.subject.name}</strong> <span className="soft">{data.subject.regionName}</span>
        </p>
        <p>
          按台账现在可以享受 <strong className="tone-good">{formatMoney(data.totalFen)}</strong>
        </p>
        <p className="soft">截至 {data.asOf}，以经办机构核定为准。</p>
      </section>
      {results.length === 0 && <p>本地没有适用的政策。</p>}
      <Results results={results} isFinal />
      <PhoneButton kind="plain" to="/m/policy">
        台账里没有的情况，答几个问题再看
      </PhoneButton>
    </>
  );
}

/** Of whoever is named in the address; otherwise of whoever holds the account. */
export function Page() {
  const own = ownSubject(useMe());
  const [choice] = useUrlState<{ kind?: string; id?: string }>(['kind', 'id']);
  const kind = isKind(choice.kind) ? choice.kind : own.kind;
  const id = choice.id ?? own.id;
  return (
    <PhoneFrame {...(choice.id ? { back: true as const } : {})}>
      {id ? (
        <Answer kind={kind} id={id} />
      ) : (
        <PhoneButton to="/m/person">先选一个人，在资料里点“能享受什么”</PhoneButton>
      )}
    </PhoneFrame>
  );
}
