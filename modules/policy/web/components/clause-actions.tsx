import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ActionBar, type Given } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { decideDraft, submitDraft } from '../../contract/draft-operations.ts';
import { PublishDialog } from './publications.tsx';
import type { ClauseDetail } from './types.ts';

/** Those that only lead somewhere ask for nothing here. */
const elsewhere = new Set(['edit', 'draft', 'rehearse', 'publish']);

/** What the server lets the user do with this version. */
export function ClauseActions({ clause }: { clause: ClauseDetail }) {
  const navigate = useNavigate();
  const submit = useWrite(submitDraft);
  const decide = useWrite(decideDraft);
  const [isPublishing, setPublishing] = useState(false);
  const { id, version, clauseId } = clause;

  async function act(action: string, given: Given): Promise<unknown> {
    if (action === 'publish') return setPublishing(true);
    if (action === 'submit') return submit.run({ id, version });
    if (action === 'edit' || action === 'draft' || action === 'rehearse')
      return navigate(`/policy/${clauseId}/edit?version=${id}${action === 'rehearse' ? '#rehearsal' : ''}`);
    const reason = typeof given.reason === 'string' ? given.reason : null;
    return decide.run({ id, version, decision: action === 'approve' ? 'approve' : 'sendBack', reason });
  }
  const actions = clause.actions
    .filter(({ action }) => action !== 'editCases')
    .map((each) => (elsewhere.has(each.action) ? { ...each, needs: [] } : each));
  const main = ['approve', 'submit', 'edit', 'draft'].find((name) =>
    actions.some(({ action }) => action === name),
  );
  return (
    <>
      <ActionBar
        actions={actions}
        onAct={act}
        problem={submit.problem ?? decide.problem}
        {...(main ? { primary: main } : {})}
      />
      {isPublishing && <PublishDialog versionId={id} onClose={() => setPublishing(false)} />}
    </>
  );
}
