import { Alert, Button, Input, Space } from 'antd';
import { DateInput, ProblemAlert } from '#ui/desk/index.ts';
import { useMe } from '#ui/hooks.ts';
import { CaseCount } from '../cases/case-panel.tsx';
import { CaseTable } from '../cases/case-table.tsx';
import { paymentsSaid } from '../said.ts';
import { pathKey } from '../json-path.ts';
import { ProblemList } from '../problem-list.tsx';
import type { ClauseDetail, Vocabulary } from '../types.ts';
import { BasicsEditor } from './basics-editor.tsx';
import { factsOf } from './clause-data.ts';
import { Conditions, ConditionsEditor } from './conditions-editor.tsx';
import { DefinitionsEditor } from './definitions-editor.tsx';
import { type DraftContent, useChecked, useDraftContent, wordsByPlace } from './draft-state.ts';
import { EditorContext } from './editor-context.ts';
import { PaymentsEditor } from './payments-editor.tsx';
import { RehearsalPanel } from './rehearsal-panel.tsx';
import { ResultsEditor } from './results-editor.tsx';
import { unshownParts } from './unshown.ts';
import type { SavedDraft, Saving } from './use-saving.ts';
import { ValueEditor } from './value-editor.tsx';

export interface DraftEditorProps {
  /** Held by the page: the refusal of a step stays in sight when the saved draft is shown anew. */
  saving: Saving;
  draftKey: string;
  vocabulary: Vocabulary;
  start: DraftContent;
  saved?: SavedDraft | undefined;
  /** Says what it starts from, e.g. the version in force. */
  from: string;
}

type Checked = ClauseDetail['checked'];

function When({ content, onChange }: { content: DraftContent; onChange: (content: DraftContent) => void }) {
  return (
    <section className="panel" aria-label="新版本">
      <h2>新版本从哪天起</h2>
      <div className="editor-fields">
        <div className="filter filter-wide">
          <label htmlFor="draft-from">施行日期</label>
          <DateInput
            id="draft-from"
            value={content.effectiveFrom}
            onChange={(next) => onChange({ ...content, effectiveFrom: next ?? null })}
          />
        </div>
        <div className="filter filter-wide">
          <label htmlFor="draft-to">失效日期（没有的不填）</label>
          <DateInput
            id="draft-to"
            value={content.effectiveTo}
            onChange={(next) => onChange({ ...content, effectiveTo: next ?? null })}
          />
        </div>
        <div className="filter filter-wide">
          <label htmlFor="draft-note">为什么改（给审核的人看）</label>
          <Input
            id="draft-note"
            maxLength={500}
            value={content.note}
            onChange={(event) => onChange({ ...content, note: event.target.value })}
          />
        </div>
      </div>
    </section>
  );
}

function Cases({
  content,
  checked,
  vocabulary,
  onChange,
}: {
  content: DraftContent;
  checked: Checked | undefined;
  vocabulary: Vocabulary;
  onChange: (content: DraftContent) => void;
}) {
  return (
    <section className="panel" aria-label="案例">
      <div className="panel-head">
        <h2>案例：按改后的条款当场运行</h2>
        <CaseCount results={checked?.results ?? []} />
      </div>
      <CaseTable
        clauseId={String(content.clause.id ?? '')}
        clause={content.clause}
        cases={content.cases}
        results={checked?.results ?? []}
        vocabulary={vocabulary}
        onChange={(cases) => onChange({ ...content, cases })}
      />
    </section>
  );
}

/** What no form has a field for, named so that nobody takes the form for the whole clause. */
function Unshown({ clause }: Pick<DraftContent, 'clause'>) {
  const places = unshownParts(clause).map(pathKey);
  if (places.length === 0) return null;
  return (
    <Alert
      className="problem-alert"
      type="warning"
      showIcon
      title={`有 ${places.length} 处写法表单里没有，保存时原样保留：${places.join('、')}`}
    />
  );
}

/** The clause as a form: what it says is checked, and its cases run, while it is written. */
export function DraftEditor(props: DraftEditorProps) {
  const { draftKey, vocabulary, start, saved, from, saving } = props;
  const me = useMe();
  const { content, isChanged, change, forget } = useDraftContent(draftKey, start);
  const checked = useChecked(content);
  const isNew = !saved && start.clause.id === '';
  async function keep(): Promise<SavedDraft | undefined> {
    const output = await saving.keep(content, saved);
    if (output) forget();
    return output;
  }
  async function send(): Promise<void> {
    const target = isChanged || !saved ? await keep() : saved;
    if (target) await saving.send(String(content.clause.id), target);
  }
  const words = checked?.words ?? null;
  const facts = factsOf(vocabulary);
  const thing =
    vocabulary.entities.find(({ list }) => list !== null && list === content.clause.over)?.label ?? '每项';
  const changeClause = (clause: DraftContent['clause']) => change({ ...content, clause });
  return (
    <>
      <div className="editor-bar">
        <div className="panel-head">
          <Space wrap>
            <span>{from}</span>
            {isChanged && <span className="soft">改动保存在本机，还没有提交到系统</span>}
          </Space>
          <Space wrap>
            {isChanged && <Button onClick={forget}>放弃改动</Button>}
            <Button loading={saving.isSaving} onClick={() => void keep()}>
              保存草稿
            </Button>
            {!isNew && (
              <Button type="primary" loading={saving.isSending} onClick={() => void send()}>
                提交审核
              </Button>
            )}
          </Space>
        </div>
        <ProblemAlert problem={saving.problem} />
      </div>
      <ProblemList problems={checked?.problems ?? []} />
      {checked?.results.some(({ pass }) => !pass) && (
        <Alert
          className="problem-alert"
          type="warning"
          showIcon
          title="有案例不符：改回条款，或者在案例里写明新的应得结果；不符的案例会挡住提交。"
        />
      )}
      <Unshown clause={content.clause} />
      <EditorContext
        value={{
          clause: content.clause,
          vocabulary,
          facts,
          words: wordsByPlace(words?.whole ?? [], words?.each ?? [], words?.together ?? []),
          readings: words?.readings ?? [],
          payers: words?.funding.map(({ source }) => source) ?? [],
          problems: checked?.problems ?? [],
          today: me.today,
          onChange: changeClause,
          Conditions,
          Value: ValueEditor,
        }}
      >
        <BasicsEditor isNew={isNew} />
        <ConditionsEditor thing={thing} />
        <PaymentsEditor
          payments={paymentsSaid(content.clause, words?.payments ?? [], words?.readings ?? [])}
        />
        <ResultsEditor />
        <DefinitionsEditor />
      </EditorContext>
      <When content={content} onChange={change} />
      <Cases content={content} checked={checked} vocabulary={vocabulary} onChange={change} />
      <RehearsalPanel versionId={saved?.id} isChanged={isChanged} />
    </>
  );
}
