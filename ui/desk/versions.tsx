import { type FormInstance, Radio } from 'antd';
import { useState } from 'react';
import type { Problem } from '#platform/contract/errors.ts';
import { ProblemAlert } from './states.tsx';

type Side = 'latest' | 'mine';
const sides: { value: Side; label: string }[] = [
  { value: 'latest', label: '最新内容' },
  { value: 'mine', label: '我填写的内容' },
];

interface VersionsProps<T extends object> {
  form: FormInstance<T>;
  /** The refusal because somebody else saved first. */
  problem: Problem;
  /** Reads the record again and gives its values as those of the form. */
  reload: () => Promise<Partial<T> | undefined>;
}

/** Somebody else saved first: the form shows their version or the user's own, and saves the one it shows. */
export function Versions<T extends object>({ form, problem, reload }: VersionsProps<T>) {
  const [answered, setAnswered] = useState<Problem>();
  const [shown, setShown] = useState<Side>('latest');
  const [other, setOther] = useState<Partial<T>>({});

  function put(side: Side, values: Partial<T>): void {
    setOther({ ...form.getFieldsValue(true) });
    form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0]);
    setShown(side);
  }
  async function load(): Promise<void> {
    const latest = await reload();
    if (!latest) return;
    put('latest', latest);
    setAnswered(problem);
  }
  if (answered !== problem) return <ProblemAlert problem={problem} onReload={load} />;
  return (
    <p className="form-draft" role="status">
      {problem.stale?.changedBy} 修改过。现在显示：{' '}
      <Radio.Group
        optionType="button"
        size="small"
        aria-label="显示哪一份内容"
        value={shown}
        options={sides}
        onChange={(event) => put(event.target.value as Side, other)}
      />{' '}
      保存的是显示的这一份。
    </p>
  );
}
