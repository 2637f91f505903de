import { Alert, Space } from 'antd';
import { Link, useParams } from 'react-router';
import { Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { getClause } from '../../../contract/clause-operations.ts';
import { CasePanel } from '../../components/cases/case-panel.tsx';
import { ClauseActions } from '../../components/clause-actions.tsx';
import { ClauseFacts, ClauseWords, Readings } from '../../components/clause-words.tsx';
import { DecisionsPanel } from '../../components/decisions-panel.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { Publications } from '../../components/publications.tsx';
import { VersionTag } from '../../components/tags.tsx';
import type { ClauseDetail } from '../../components/types.ts';
import { VersionsPanel } from '../../components/versions-panel.tsx';

/** Which version is shown, and which other one the reader may want instead. */
function VersionLine({ clause }: { clause: ClauseDetail }) {
  const open = clause.versions.find(({ status }) => ['draft', 'submitted', 'returned'].includes(status));
  const current = clause.versions.find(({ isCurrent }) => isCurrent);
  return (
    <Space wrap>
      <VersionTag status={clause.status} />
      <span>
        第 {clause.versionNo} 版{clause.effectiveFrom && `，自 ${clause.effectiveFrom} 起施行`}
        {clause.effectiveTo && `，至 ${clause.effectiveTo}`}
      </span>
      {clause.reason && <span className="soft">说明：{clause.reason}</span>}
      {open && open.id !== clause.id && (
        <Link to={`/policy/${clause.clauseId}?version=${open.id}`}>
          查看第 {open.versionNo} 版（
          <VersionTag status={open.status} />）
        </Link>
      )}
      {current && current.id !== clause.id && (
        <Link to={`/policy/${clause.clauseId}`}>查看现行的第 {current.versionNo} 版</Link>
      )}
    </Space>
  );
}

function Clause({ clause }: { clause: ClauseDetail }) {
  const { problems, words } = clause.checked;
  return (
    <>
      <p>
        <VersionLine clause={clause} />
      </p>
      <ClauseFacts clause={clause} />
      <ProblemList problems={problems} />
      {words ? (
        <section className="panel" aria-label="条件和标准">
          <h2>条件和标准</h2>
          <ClauseWords clause={clause} words={words} />
        </section>
      ) : (
        <Alert
          type="error"
          showIcon
          className="problem-alert"
          title="这一版有问题，还不能用来核算，修改后再看。"
        />
      )}
      {words && <Readings readings={words.readings} />}
      <VersionsPanel clause={clause} />
      <CasePanel key={`${clause.id} ${clause.version}`} clause={clause} />
      <Publications clause={clause} />
      <DecisionsPanel clauseId={clause.clauseId} />
    </>
  );
}

export function Page() {
  const { clauseId = '' } = useParams();
  const [{ version }] = useUrlState<{ version?: string }>(['version']);
  const { data, error, refetch } = useRead(getClause, {
    clauseId,
    ...(version ? { versionId: version } : {}),
  });
  return (
    <PageFrame
      title={data ? `${clauseId} ${data.title}` : clauseId}
      actions={data && <ClauseActions key={data.id} clause={data} />}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={12} />}
      {data && <Clause key={data.id} clause={data} />}
    </PageFrame>
  );
}
