import { Alert, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import {
  DateInput,
  FactList,
  FormItem,
  FormShell,
  type LedgerColumn,
  LedgerTable,
  Loading,
  LoadError,
  PageFrame,
} from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useMe, useRead, useUrlState, useWrite } from '#ui/hooks.ts';
import { gapFigures } from '../../contract/codes.ts';
import { getHeadcountForm, listHeadcountReports, reportHeadcount } from '../../contract/operations.ts';
import { EnterprisePicker } from '../components/enterprise-picker.tsx';
import { useIsNarrow } from '../components/use-narrow.ts';

type HeadcountForm = z.output<(typeof getHeadcountForm)['output']>;
type Report = z.output<(typeof listHeadcountReports)['output']>['rows'][number];
interface Values {
  effectiveOn: string;
  totalDemand: number;
  inYearExpected: number;
  employed: number;
}

const history: LedgerColumn<Report>[] = [
  { key: 'effectiveOn', title: '截止日期' },
  ...(['totalDemand', 'inYear', 'employed'] as const).map(
    (figure): LedgerColumn<Report> => ({
      key: figure === 'inYear' ? 'inYearExpected' : figure,
      title: gapFigures[figure].short,
      align: 'right',
    }),
  ),
];
const historyOnDesk: LedgerColumn<Report>[] = [
  ...history,
  {
    key: 'recordedOn',
    title: '申报日期',
    render: ({ recordedOn, isImported }) => `${recordedOn}${isImported ? '（导入）' : ''}`,
  },
];

const people = (
  <InputNumber className="fill" min={0} max={1_000_000} precision={0} suffix="人" inputMode="numeric" />
);

function Known({ form }: { form: HeadcountForm }) {
  const { last, movedSince, openPlaces, computed } = form;
  const moved =
    movedSince === 0
      ? '没有变化'
      : `${movedSince > 0 ? '增加' : '减少'} ${formatCount(Math.abs(movedSince))} 人`;
  return (
    <FactList
      columns={2}
      items={[
        {
          label: '最近一次申报',
          value: last ? `${last.effectiveOn}，已用工 ${formatCount(last.employed)} 人` : '还没有申报过',
        },
        { label: '此后到岗、离岗', value: moved, source: '实名台账' },
        { label: '系统推算已用工', value: computed ? `${formatCount(computed.employed)} 人` : null },
        { label: '已核实岗位还缺', value: `${formatCount(openPlaces)} 人`, source: '缺工清单' },
      ]}
    />
  );
}

function Declaration({ form }: { form: HeadcountForm }) {
  const { today } = useMe();
  const [warnings, setWarnings] = useState<string[]>();
  const report = useWrite(reportHeadcount, { onDone: (output) => setWarnings(output.warnings) });
  return (
    <section className="panel">
      <h2>{form.enterprise.name}</h2>
      <Known form={form} />
      {warnings && (
        <Alert
          role="status"
          type={warnings.length ? 'warning' : 'success'}
          showIcon
          title={warnings.length ? '已申报，请再核对' : '已申报'}
          description={warnings.map((warning) => <p key={warning}>{warning}</p>)}
        />
      )}
      <FormShell<Values>
        key={form.last?.id ?? ''}
        initial={{ effectiveOn: today, ...(form.computed ?? {}) }}
        submitLabel="申报"
        onSubmit={(values) => report.run({ enterpriseId: form.enterprise.id, ...values })}
        problem={report.problem}
        isRunning={report.isRunning}
      >
        <FormItem
          name="effectiveOn"
          label="截止日期"
          required
          hint="人数是这一天的；补报上周的，填上周的日期"
        >
          <DateInput max={today} />
        </FormItem>
        <FormItem name="totalDemand" label="总用工需求" required hint="企业达到设计产能共需多少人">
          {people}
        </FormItem>
        <FormItem name="inYearExpected" label="年内用工预计" required hint="到今年底预计共有多少人在岗">
          {people}
        </FormItem>
        <FormItem name="employed" label="已用工人数" required hint="截止当日在岗人数">
          {people}
        </FormItem>
      </FormShell>
    </section>
  );
}

function OfEnterprise({ enterpriseId }: { enterpriseId: string | undefined }) {
  const isNarrow = useIsNarrow();
  const { data, error, refetch } = useRead(getHeadcountForm, enterpriseId ? { enterpriseId } : {});
  const fixedInput = useMemo(() => ({ enterpriseId: data?.enterprise.id ?? '' }), [data]);
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={6} />;
  return (
    <>
      <Declaration key={data.enterprise.id} form={data} />
      <section className="panel">
        <h2>历次申报</h2>
        <LedgerTable
          contract={listHeadcountReports}
          columns={isNarrow ? history : historyOnDesk}
          fixedInput={fixedInput}
          emptyText="还没有申报过"
        />
      </section>
    </>
  );
}

export function Page() {
  const { scope } = useMe();
  const [{ enterpriseId }, setUrl] = useUrlState<{ enterpriseId?: string }>(['enterpriseId']);
  const isOwn = scope.kind === 'enterprise';
  return (
    <PageFrame>
      {!isOwn && (
        <section className="panel narrow">
          <EnterprisePicker
            aria-label="企业"
            value={enterpriseId}
            onChange={(id) => setUrl({ enterpriseId: id })}
          />
        </section>
      )}
      {(isOwn || enterpriseId) && <OfEnterprise enterpriseId={isOwn ? undefined : enterpriseId} />}
    </PageFrame>
  );
}
