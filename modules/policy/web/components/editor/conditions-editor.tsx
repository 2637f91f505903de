import { Select } from 'antd';
import { getAt, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { conditionKinds, conditionOn, firstCondition } from './clause-data.ts';
import { ConditionRow } from './condition-row.tsx';
import { useEditor, useNames } from './editor-context.ts';

const parts = ['when', 'each', 'together'];
const isList = (path: Path): boolean =>
  (path.length === 1 && parts.includes(String(path[0]))) || ['all', 'any'].includes(String(path.at(-1)));

const isKind = (word: string): word is keyof typeof conditionKinds => Object.hasOwn(conditionKinds, word);

/** What a new condition looks at: a fact, or one of the ways conditions are put together. */
function AddCondition({ path, onAdd }: { path: Path; onAdd: (condition: Json) => void }) {
  const { today } = useEditor();
  const names = useNames([...path, 0]);
  const facts = [...names.values()].filter(({ type }) => type !== 'figures');
  const groups = [...Map.groupBy(facts, ({ group }) => group)].map(([label, own]) => ({
    label,
    options: own.map(({ written, label: of, isInLedger }) => ({
      value: `=${written}`,
      label: isInLedger ? `${of}（台账有）` : of,
    })),
  }));
  function add(word: string): void {
    const name = word.slice(1);
    const type = names.get(name)?.type ?? 'text';
    if (isKind(word)) onAdd(firstCondition(word));
    else onAdd(type === 'condition' ? name : conditionOn(name, type, today));
  }
  return (
    <Select
      aria-label="添加条件"
      className="editor-add"
      placeholder="添加条件：选择看什么，或选“一组条件”"
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={[
        {
          label: '组合、期限、名单',
          options: Object.entries(conditionKinds)
            .filter(([kind]) => kind !== 'test')
            .map(([value, label]) => ({ value, label })),
        },
        ...groups,
      ]}
      onChange={(word: string | null) => word && add(word)}
    />
  );
}

/** Conditions that stand in a list, or the one condition of a place; with what adds another. */
export function Conditions({ path }: { path: Path }) {
  const { clause, onChange } = useEditor();
  const given = getAt(clause, path);
  const listed = isList(path);
  const list = Array.isArray(given) ? given : [];
  const isOpen = listed || given === undefined;
  return (
    <>
      {listed
        ? // biome-ignore lint/suspicious/noArrayIndexKey: the place in the data is what a condition is known by
          list.map((_, at) => <ConditionRow key={at} path={[...path, at]} />)
        : given !== undefined && <ConditionRow path={path} />}
      {isOpen && (
        <div className="editor-controls">
          <AddCondition
            path={path}
            onAdd={(condition) => onChange(setAt(clause, path, listed ? [...list, condition] : condition))}
          />
        </div>
      )}
    </>
  );
}

/** All conditions of a clause: about the application, about each thing it decides on, about them together. */
export function ConditionsEditor({ thing }: { thing: string }) {
  const { clause } = useEditor();
  const isOver = typeof clause.over === 'string';
  const shown = [
    { key: 'when', title: '申请主体要符合', isShown: true },
    { key: 'each', title: `${thing}逐个看，要符合`, isShown: isOver },
    { key: 'together', title: '合起来要符合', isShown: isOver || Array.isArray(clause.together) },
  ].filter(({ isShown }) => isShown);
  return (
    <section className="panel" aria-label="条件">
      <h2>条件</h2>
      {shown.map(({ key, title }) => (
        <section key={key} aria-label={title}>
          <h3>{title}</h3>
          <Conditions path={[key]} />
        </section>
      ))}
    </section>
  );
}
