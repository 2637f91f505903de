import { ActionBar, type ActionField, type Given } from '#ui/desk/index.ts';
import { useWrite } from '#ui/hooks.ts';
import { chooseMatches } from '../../contract/choice-operations.ts';
import { type ExclusionReason, exclusionReasonLabels } from '../../contract/choices.ts';

const fields: Record<string, ActionField> = {
  exclusion: {
    label: '排除原因',
    kind: 'select',
    options: Object.entries(exclusionReasonLabels).map(([value, label]) => ({ value, label })),
  },
};
const pin = { action: 'pinned', label: '置顶', needs: [] };
const unpin = { action: 'none', label: '取消置顶', needs: [] };
const exclude = { action: 'excluded', label: '排除', needs: ['exclusion', 'note'] };

interface ChoiceBarProps {
  postId: string;
  /** The chosen people. */
  people: { id: string; isPinned: boolean }[];
  onDone: () => void;
}

/** What may be decided about the chosen people beside recommending them; whoever is excluded never comes back by itself. */
export function ChoiceBar({ postId, people, onDone }: ChoiceBarProps) {
  const choose = useWrite(chooseMatches, { refreshes: ['matching.'] });
  if (people.length === 0) return null;
  const isPinned = people.every((person) => person.isPinned);
  async function act(action: string, { exclusion, note }: Given): Promise<unknown> {
    const done = await choose.run({
      postId,
      personIds: people.map(({ id }) => id),
      choice: action as 'pinned' | 'excluded' | 'none',
      reason: (exclusion as ExclusionReason | undefined) ?? null,
      note: (note as string | undefined) ?? null,
    });
    if (done) onDone();
    return done;
  }
  return (
    <div className="choice-bar">
      <span className="soft">已选 {people.length} 人：</span>
      <ActionBar
        actions={[isPinned ? unpin : pin, exclude]}
        onAct={act}
        fields={fields}
        problem={choose.problem}
        primary=""
      />
    </div>
  );
}
