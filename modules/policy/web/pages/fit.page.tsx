import { Tabs } from 'antd';
import { DateInput, EmptyState, Figure, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { FigureRow } from '#ui/desk/figure.tsx';
import { formatMoney } from '#ui/format.ts';
import { useMe, useRead, useUrlState } from '#ui/hooks.ts';
import { type Standing, standingLabels, type SubjectKind, subjectKindLabels } from '../../contract/codes.ts';
import { fitFor } from '../../contract/fit-operations.ts';
import { FitCard } from '../components/fit/fit-card.tsx';
import { isKind, ownSubject } from '../components/fit/subject.ts';
import { SubjectPicker } from '../components/fit/subject-picker.tsx';
import type { Fit } from '../components/types.ts';
import '../components/policy.css';

type Choice = { kind?: string; id?: string; asOf?: string; show?: string };
const standings: Standing[] = ['entitled', 'notYet', 'unknown', 'standardMissing', 'refused'];
function Cards({
  fit,
  show,
  onShow,
}: {
  fit: Fit;
  show: Standing | undefined;
  onShow: (show: Standing) => void;
}) {
  const of = (standing: Standing) => fit.cards.filter((card) => card.standing === standing);
  const offered = standings.filter((standing) => of(standing).length > 0);
  const [first] = offered;
  const shown = show && offered.includes(show) ? show : first;
  if (!shown) return <EmptyState text="本地没有适用于这类对象的条款。" />;
  return (
    <Tabs
      activeKey={shown}
      onChange={(key) => onShow(key as Standing)}
      items={offered.map((standing) => ({
        key: standing,
        label: `${standingLabels[standing]}（${of(standing).length}）`,
        children: (
          <div className="fit-cards">
            {of(standing).map((card) => (
              <FitCard key={card.clauseId} card={card} fit={fit} />
            ))}
          </div>
        ),
      }))}
    />
  );
}

function Answer({
  kind,
  id,
  choice,
  onShow,
}: {
  kind: SubjectKind;
  id: string;
  choice: Choice;
  onShow: (show: Standing) => void;
}) {
  const input = { subject: { kind, id }, ...(choice.asOf ? { asOf: choice.asOf } : {}) };
  const { data, error, refetch } = useRead(fitFor, input, { keep: true });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={8} />;
  const linkTo = (show: Standing) => `?${new URLSearchParams({ kind, id, asOf: data.asOf, show })}`;
  const count = (standing: Standing) => data.cards.filter((card) => card.standing === standing).length;
  return (
    <>
      <h2>
        {data.subject.name} <span className="soft">{data.subject.regionName}</span>
      </h2>
      <FigureRow>
        <Figure
          label="现在可以享受"
          value={formatMoney(data.totalFen).replace(' 元', '')}
          unit="元"
          asOf={data.asOf}
          definition="按台账符合条件的各条合计，已减去只享受一次、不可同享和年度上限的部分。"
        />
        {(['entitled', 'notYet', 'unknown'] as const).map((standing) => (
          <Figure
            key={standing}
            label={standingLabels[standing]}
            value={count(standing)}
            unit="条"
            {...(count(standing) > 0 ? { to: linkTo(standing) } : {})}
          />
        ))}
      </FigureRow>
      <Cards fit={data} show={standings.find((each) => each === choice.show)} onShow={onShow} />
    </>
  );
}

export function Page() {
  const me = useMe();
  const [choice, change] = useUrlState<Choice>(['kind', 'id', 'asOf', 'show']);
  const own = ownSubject(me);
  const kind = isKind(choice.kind) ? choice.kind : own.kind;
  const id = choice.id ?? (kind === own.kind ? own.id : undefined);
  const named = useRead(
    fitFor,
    { subject: { kind, id: id ?? '' }, ...(choice.asOf ? { asOf: choice.asOf } : {}) },
    { enabled: id !== undefined },
  );
  return (
    <PageFrame>
      <search className="filters">
        <SubjectPicker
          kind={kind}
          id={id}
          name={named.data?.subject.name}
          onKind={(next) => change({ kind: next, id: undefined, show: undefined })}
          onId={(next) => change({ kind, id: next, show: undefined })}
        />
        <div className="filter">
          <label htmlFor="fit-as-of">截至</label>
          <DateInput
            id="fit-as-of"
            value={choice.asOf ?? me.today}
            onChange={(asOf) => change({ asOf: asOf === me.today ? undefined : asOf })}
          />
        </div>
      </search>
      {id ? (
        <Answer kind={kind} id={id} choice={choice} onShow={(show) => change({ show })} />
      ) : (
        <EmptyState text={`先选一个${subjectKindLabels[kind]}，就按台账逐条核对。`} />
      )}
    </PageFrame>
  );
}
