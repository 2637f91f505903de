import { Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { getVocabulary } from '../../contract/draft-operations.ts';
import { DraftEditor } from '../components/editor/draft-editor.tsx';
import { useSaving } from '../components/editor/use-saving.ts';

const blank = { id: '', title: '', kind: 'money', class: 'hiring', article: '', when: [], pays: [] };

export function Page() {
  const saving = useSaving();
  const { data, error, refetch } = useRead(getVocabulary, {}, { isFixed: true });
  return (
    <PageFrame>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={12} />}
      {data && (
        <DraftEditor
          saving={saving}
          draftKey="new"
          vocabulary={data}
          from="新的条款，保存后成为草稿"
          start={{ clause: blank, cases: [], effectiveFrom: null, effectiveTo: null, note: '' }}
        />
      )}
    </PageFrame>
  );
}
