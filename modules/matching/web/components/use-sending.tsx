import { Button } from 'antd';
import { useState } from 'react';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { useWrite } from '#ui/hooks.ts';
import type { Recommended } from './recommend-result.tsx';

/** Choosing people of a post's list and recommending them; the choice is dropped when it has been sent. */
export function useSending(postId: string) {
  const [selected, select] = useState<string[]>([]);
  const [result, setResult] = useState<Recommended>();
  const recommend = useWrite(recommendPeople, { refreshes: ['placement.', 'matching.'], onDone: setResult });

  async function send(): Promise<void> {
    setResult(undefined);
    if (await recommend.run({ postId, personIds: selected })) select([]);
  }
  const button = (
    <Button
      type="primary"
      disabled={selected.length === 0}
      loading={recommend.isRunning}
      onClick={() => void send()}
    >
      推荐{selected.length > 0 ? ` ${selected.length} 人` : ''}
    </Button>
  );
  return { selected, select, button, result, problem: recommend.problem };
}
