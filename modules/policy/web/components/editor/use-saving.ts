import { useNavigate } from 'react-router';
import { useWrite } from '#ui/hooks.ts';
import { saveDraft, submitDraft } from '../../../contract/draft-operations.ts';
import type { DraftContent } from './draft-state.ts';

/** A draft that is already kept on the server. */
export interface SavedDraft {
  id: string;
  version: number;
}

/** Saves a draft and goes to what was saved; submits it and goes to the clause. */
export function useSaving() {
  const navigate = useNavigate();
  const save = useWrite(saveDraft);
  const submit = useWrite(submitDraft);
  async function keep(content: DraftContent, saved: SavedDraft | undefined): Promise<SavedDraft | undefined> {
    submit.reset();
    const { note, ...rest } = content;
    const output = await save.run({ ...saved, ...rest, note: note || null });
    if (output)
      await navigate(`/policy/${String(content.clause.id)}/edit?version=${output.id}`, { replace: true });
    return output;
  }
  async function send(clauseId: string, draft: SavedDraft): Promise<void> {
    const done = await submit.run({ id: draft.id, version: draft.version });
    if (done) await navigate(`/policy/${clauseId}?version=${draft.id}`);
  }
  return {
    keep,
    send,
    isSaving: save.isRunning,
    isSending: submit.isRunning,
    problem: save.problem ?? submit.problem,
  };
}
export type Saving = ReturnType<typeof useSaving>;
