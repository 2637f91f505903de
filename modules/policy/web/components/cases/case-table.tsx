import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import { EmptyState, ScrollRegion, StateTag } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useMe } from '#ui/hooks.ts';
import type { CaseResult, JsonObject, Vocabulary, WorkedCase } from '../types.ts';
import { groupsOf, textOfValue } from './case-facts.ts';
import { CaseEditor } from './case-editor.tsx';
import { firstInputs } from './first-case.ts';

const fenOf = (yuan: number | null): number | null => (yuan === null ? null : Math.round(yuan * 100));

function wordsOf(isEligible: boolean | null, yuan: number | null, outcome?: string | null): string {
  if (isEligible === null) return '—';
  const sum = yuan === null ? '' : `，${formatMoney(fenOf(yuan))}`;
  return `${isEligible ? '符合' : '不符合'}${sum}${outcome ? `，${outcome}` : ''}`;
}

function Result({ result }: { result: CaseResult | undefined }) {
  if (!result) return <StateTag>待运行</StateTag>;
  if (result.pass) return <StateTag tone="good">相符</StateTag>;
  const { got } = result;
  return (
    <>
      <StateTag tone="bad">不符</StateTag>
      <span>{got.problem ?? `算出：${wordsOf(got.eligible, got.amountYuan, got.outcome)}`}</span>
    </>
  );
}

const linesOf = (lines: { month_or_date: string | number; yuan: number }[]): string =>
  lines.map((line) => `${line.month_or_date} ${formatMoney(fenOf(line.yuan))}`).join('；') || '—';

function Details({
  worked,
  result,
  vocabulary,
}: {
  worked: WorkedCase;
  result?: CaseResult;
  vocabulary: Vocabulary;
}) {
  return (
    <div>
      {groupsOf(vocabulary, worked.inputs as JsonObject).map(({ path, title, facts }) => (
        <p key={path.join('.')}>
          <strong>{title}：</strong>
          {facts.map(({ label, value, labels }) => `${label} ${textOfValue(value, labels)}`).join('；') ||
            '没有'}
        </p>
      ))}
      <p>
        <strong>应分笔：</strong>
        {linesOf(worked.expect.schedule)}
      </p>
      {result && !result.pass && (
        <p>
          <strong>算出分笔：</strong>
          {linesOf(result.got.schedule)}
        </p>
      )}
      {worked.expect.reason && <p className="soft">{worked.expect.reason}</p>}
    </div>
  );
}

interface CaseTableProps {
  clauseId: string;
  /** What a new case asks for: the facts the clause names. */
  clause: JsonObject;
  cases: WorkedCase[];
  results: CaseResult[];
  vocabulary: Vocabulary;
  /** Absent: to be read only. */
  onChange?: ((cases: WorkedCase[]) => void) | undefined;
}

const nextNumber = (clauseId: string, cases: WorkedCase[]): string =>
  `${clauseId}-${String(Math.max(0, ...cases.map((each) => Number(/\d+$/.exec(each.case)?.[0] ?? 0))) + 1).padStart(2, '0')}`;

/** Worked cases with what came out; a case can be changed, copied and taken away. */
export function CaseTable({ clauseId, clause, cases, results, vocabulary, onChange }: CaseTableProps) {
  const me = useMe();
  const [edited, setEdited] = useState<{ at: number | null; worked: WorkedCase }>();
  const resultOf = (name: string) => results.find((result) => result.case === name);
  const add = (from: WorkedCase) =>
    setEdited({ at: null, worked: { ...from, case: nextNumber(clauseId, cases) } });

  function take(worked: WorkedCase): void {
    if (!edited) return;
    onChange?.(
      edited.at === null ? [...cases, worked] : cases.map((each, at) => (at === edited.at ? worked : each)),
    );
    setEdited(undefined);
  }
  return (
    <>
      <ScrollRegion label="案例表">
        <Table<WorkedCase>
          rowKey="case"
          size="small"
          dataSource={cases}
          scroll={{ x: 'max-content' }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          expandable={{
            expandedRowRender: (worked) => {
              const result = resultOf(worked.case);
              return <Details worked={worked} vocabulary={vocabulary} {...(result ? { result } : {})} />;
            },
          }}
          locale={{ emptyText: <EmptyState text="还没有案例。没有案例的条款改动时没有对照。" /> }}
          columns={[
            { title: '编号', dataIndex: 'case' },
            { title: '案例', dataIndex: 'title', className: 'library-cell' },
            { title: '核定日', render: (_, { inputs }) => inputs.as_of },
            {
              title: '应得',
              render: (_, { expect }) => wordsOf(expect.eligible, expect.amount_yuan, expect.outcome),
            },
            {
              title: '结果',
              className: 'library-cell',
              render: (_, worked) => <Result result={resultOf(worked.case)} />,
            },
            ...(onChange
              ? [
                  {
                    title: '',
                    render: (_: unknown, worked: WorkedCase) => (
                      <Space>
                        <Button size="small" onClick={() => setEdited({ at: cases.indexOf(worked), worked })}>
                          修改
                        </Button>
                        <Button size="small" onClick={() => add(worked)}>
                          照样新增
                        </Button>
                        <Button
                          size="small"
                          onClick={() => onChange(cases.filter((each) => each !== worked))}
                        >
                          删除
                        </Button>
                      </Space>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </ScrollRegion>
      {onChange && (
        <Button
          onClick={() =>
            add({
              case: '',
              title: '',
              inputs: firstInputs(vocabulary, clause, me.today),
              expect: { eligible: true, amount_yuan: null, schedule: [] },
            })
          }
        >
          新增案例
        </Button>
      )}
      {edited && (
        <CaseEditor
          vocabulary={vocabulary}
          worked={edited.worked}
          taken={cases.filter((_, at) => at !== edited.at).map((each) => each.case)}
          onTake={take}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
