import { Alert, Button, Select } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { DateInput, EmptyState, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useDraft, useMe, useRead, useUrlState } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';
import { clauseClassLabels } from '../../../contract/codes.ts';
import { forecastByForm } from '../../../contract/forecast-operations.ts';
import { listClauses } from '../../../contract/clause-operations.ts';
import { AskedFields, withFirstThings } from '../../components/forecast/asked-form.tsx';
import { OutlookCard } from '../../components/forecast/outlook-card.tsx';
import type { FormForecast, JsonObject, Library } from '../../components/types.ts';
import '../../components/policy.css';

/** Clauses that grant something, by purpose. */
const optionsOf = ({ groups }: Library) =>
  groups.flatMap(({ class: of, clauses }) => {
    const options = clauses
      .filter(({ kind, inForce }) => inForce && (kind === 'money' || kind === 'entitlement'))
      .map(({ clauseId, title }) => ({ value: clauseId, label: `${clauseId} ${title}` }));
    return options.length > 0 ? [{ label: clauseClassLabels[of], options }] : [];
  });

function Problems({ problems }: Pick<FormForecast, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <Alert
      className="problem-alert"
      type="error"
      showIcon
      title="有填得不对的，改好后再算"
      description={problems.map(({ path, reason }) => <div key={path}>{reason}</div>)}
    />
  );
}

/** The facts one clause asks for, and what comes of those given so far. */
function ClauseForm({ clauseId, asOf }: { clauseId: string; asOf: string | undefined }) {
  const [facts, change, forget] = useDraft<JsonObject>(`policy.forecast.${clauseId}`, {});
  const shape = useRead(forecastByForm, { clauseId, facts: {}, ...(asOf ? { asOf } : {}) }, { keep: true });
  const text = useSettled(JSON.stringify(shape.data ? withFirstThings(shape.data.form, facts) : facts));
  const given = useMemo(() => JSON.parse(text) as JsonObject, [text]);
  const { data, error, refetch } = useRead(
    forecastByForm,
    { clauseId, facts: given, ...(asOf ? { asOf } : {}) },
    { keep: true },
  );
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={8} />;
  const { outlook, form, problems, document } = data;
  return (
    <div className="forecast-columns">
      <section className="panel" aria-label="填写情况">
        <div className="panel-head">
          <h2>填写情况（知道多少填多少）</h2>
          <Button size="small" onClick={forget}>
            清空
          </Button>
        </div>
        <AskedFields
          thing={form}
          path={[]}
          facts={withFirstThings(form, facts)}
          missing={new Set(outlook.missing.map(({ key }) => key))}
          onChange={change}
        />
      </section>
      <div className="forecast-side" aria-live="polite">
        <Problems problems={problems} />
        <OutlookCard outlook={outlook} document={document} />
        <p className="soft">
          从 {data.asOf} 看到 {data.through}
          。没有填的按不知道处理，不作估计；在岗、参保按一直继续计算。填的内容只存在本机。
        </p>
      </div>
    </div>
  );
}

export function Page() {
  const me = useMe();
  const [{ clause, asOf }, change] = useUrlState<{ clause?: string; asOf?: string }>(['clause', 'asOf']);
  const { data, error, refetch } = useRead(listClauses, {});
  return (
    <PageFrame
      actions={
        <Link to="/policy/forecast">
          <Button>返回资金预测</Button>
        </Link>
      }
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      <search className="filters">
        <div className="filter forecast-clause">
          <label htmlFor="forecast-clause">条款</label>
          <Select
            id="forecast-clause"
            className="fill"
            placeholder="选择条款：见习、培训、招用、协议……"
            showSearch={{ optionFilterProp: 'label' }}
            loading={!data}
            value={clause ?? null}
            options={data ? optionsOf(data) : []}
            onChange={(next: string | null) => change({ clause: next ?? undefined })}
          />
        </div>
        <div className="filter">
          <label htmlFor="forecast-from">从哪天看起</label>
          <DateInput
            id="forecast-from"
            value={asOf ?? me.today}
            onChange={(next) => change({ asOf: next === me.today ? undefined : next })}
          />
        </div>
      </search>
      {clause ? (
        <ClauseForm key={clause} clauseId={clause} asOf={asOf} />
      ) : (
        <EmptyState text="台账里还没有的见习、培训班、合作协议，选条款、填几项，就知道哪天到期、多少钱。" />
      )}
    </PageFrame>
  );
}
