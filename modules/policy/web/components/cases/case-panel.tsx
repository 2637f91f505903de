import { Button, Space } from 'antd';
import { useState } from 'react';
import { Loading, LoadError, ProblemAlert, StateTag } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { getVocabulary, saveCases } from '../../../contract/draft-operations.ts';
import type { CaseResult, ClauseDetail, JsonObject, WorkedCase } from '../types.ts';
import { CaseTable } from './case-table.tsx';

export function CaseCount({ results }: { results: CaseResult[] }) {
  if (results.length === 0) return null;
  const failing = results.filter(({ pass }) => !pass).length;
  return failing === 0 ? (
    <StateTag tone="good">{`${results.length} 个案例全部相符`}</StateTag>
  ) : (
    <StateTag tone="bad">{`${results.length} 个案例中 ${failing} 个不符`}</StateTag>
  );
}

/** The case table of one version; saving it runs it. */
export function CasePanel({ clause }: { clause: ClauseDetail }) {
  const { data, error, refetch } = useRead(getVocabulary, {}, { isFixed: true });
  const [changed, setChanged] = useState<WorkedCase[]>();
  const write = useWrite(saveCases, { onDone: () => setChanged(undefined) });
  const mayEdit = clause.actions.some(({ action }) => action === 'editCases');
  const cases = changed ?? clause.cases;
  const unchanged = (name: string) =>
    clause.cases.find((each) => each.case === name) === cases.find((each) => each.case === name);
  const results = clause.checked.results.filter((result) => unchanged(result.case));
  return (
    <section className="panel" aria-label="案例">
      <div className="panel-head">
        <h2>案例：这样的情形应得多少</h2>
        <Space>
          {!changed && <CaseCount results={clause.checked.results} />}
          {changed && (
            <>
              <span className="soft">有改动还没有保存</span>
              <Button
                type="primary"
                loading={write.isRunning}
                onClick={() => void write.run({ id: clause.id, version: clause.version, cases })}
              >
                保存并运行
              </Button>
              <Button onClick={() => setChanged(undefined)}>放弃改动</Button>
            </>
          )}
        </Space>
      </div>
      <ProblemAlert problem={write.problem} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={3} />}
      {data && (
        <CaseTable
          clauseId={clause.clauseId}
          clause={clause.clause as JsonObject}
          cases={cases}
          results={results}
          vocabulary={data}
          onChange={mayEdit ? setChanged : undefined}
        />
      )}
    </section>
  );
}
