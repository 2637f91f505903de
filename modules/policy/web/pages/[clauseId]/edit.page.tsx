import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { Loading, LoadError, Notice, PageFrame } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { getClause } from '../../../contract/clause-operations.ts';
import { getVocabulary } from '../../../contract/draft-operations.ts';
import { DraftEditor } from '../../components/editor/draft-editor.tsx';
import { type Saving, useSaving } from '../../components/editor/use-saving.ts';
import { RehearsalPanel } from '../../components/editor/rehearsal-panel.tsx';
import type { ClauseDetail, JsonObject, Vocabulary } from '../../components/types.ts';

function Editor({
  clause,
  vocabulary,
  saving,
}: {
  clause: ClauseDetail;
  vocabulary: Vocabulary;
  saving: Saving;
}) {
  const may = (name: string) => clause.actions.some(({ action }) => action === name);
  const isOpen = may('edit');
  if (!isOpen && !may('draft'))
    return (
      <>
        <Notice
          title="这一版现在不能修改"
          action={
            <Link to={`/policy/${clause.clauseId}?version=${clause.id}`}>
              <Button>返回条款</Button>
            </Link>
          }
        >
          审核中的版本要等审核结果；已经另有草稿的，请打开那份草稿。
        </Notice>
        {may('rehearse') && <RehearsalPanel versionId={clause.id} isChanged={false} />}
      </>
    );
  return (
    <DraftEditor
      saving={saving}
      draftKey={`${clause.clauseId}.${clause.id}`}
      vocabulary={vocabulary}
      saved={isOpen ? { id: clause.id, version: clause.version } : undefined}
      from={
        isOpen ? `第 ${clause.versionNo} 版草稿` : `从现行的第 ${clause.versionNo} 版改起，保存后成为新的草稿`
      }
      start={{
        clause: clause.clause as JsonObject,
        cases: clause.cases,
        effectiveFrom: isOpen ? clause.effectiveFrom : null,
        effectiveTo: isOpen ? clause.effectiveTo : null,
        note: isOpen && clause.status === 'draft' ? (clause.reason ?? '') : '',
      }}
    />
  );
}

export function Page() {
  const { clauseId = '' } = useParams();
  const [{ version }] = useUrlState<{ version?: string }>(['version']);
  const saving = useSaving();
  const clause = useRead(getClause, { clauseId, ...(version ? { versionId: version } : {}) }, { keep: true });
  const vocabulary = useRead(getVocabulary, {}, { isFixed: true });
  const problem = clause.error?.problem ?? vocabulary.error?.problem;
  const retry = () => Promise.all([clause.refetch(), vocabulary.refetch()]);
  return (
    <PageFrame
      title={clause.data ? `修改 ${clauseId} ${clause.data.title}` : '修改条款'}
      actions={
        <Link to={`/policy/${clauseId}${version ? `?version=${version}` : ''}`}>
          <Button>返回条款</Button>
        </Link>
      }
    >
      {problem && <LoadError problem={problem} retry={retry} />}
      {!problem && !(clause.data && vocabulary.data) && <Loading rows={12} />}
      {clause.data && vocabulary.data && (
        <Editor
          key={`${clause.data.id} ${clause.data.version}`}
          clause={clause.data}
          vocabulary={vocabulary.data}
          saving={saving}
        />
      )}
    </PageFrame>
  );
}
