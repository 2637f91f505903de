import { getAt, setAt } from '../json-path.ts';
import type { JsonObject } from '../types.ts';
import { comparisonsFor, type Fact, firstLiteral } from './clause-data.ts';
import { ConditionRow, type EditorContext, FactSelect } from './condition-row.tsx';

interface Part {
  key: 'when' | 'each' | 'together';
  title: string;
}

const partsOf = (isOverThings: boolean, thing: string): Part[] => [
  { key: 'when', title: '申请主体要符合' },
  ...(isOverThings
    ? [
        { key: 'each' as const, title: `${thing}逐个看，要符合` },
        { key: 'together' as const, title: '合起来要符合' },
      ]
    : []),
];

/** Facts of the application everywhere; those of the thing where things are decided one by one. */
function factsFor(part: Part, facts: Map<string, Fact>, entity: string | undefined): Map<string, Fact> {
  return new Map(
    [...facts].filter(([written]) => {
      const [head = ''] = written.split('.');
      const isOfThing = entity !== undefined && head === entity;
      return part.key === 'each' ? true : !isOfThing;
    }),
  );
}

function PartEditor({
  part,
  context,
  entity,
}: {
  part: Part;
  context: EditorContext;
  entity: string | undefined;
}) {
  const { clause, facts, today, onChange } = context;
  const list = getAt(clause, [part.key]);
  const conditions = Array.isArray(list) ? list : [];
  function add(name: string): void {
    const type = facts.get(name)?.type ?? 'text';
    const isList = ['texts', 'numbers', 'dates', 'months'].includes(type);
    const comparison = comparisonsFor(type)[0]?.value ?? 'isGiven';
    const fresh: JsonObject = isList
      ? { list: name, hasAny: [], say: '' }
      : { fact: name, [comparison]: firstLiteral(type, comparison, today), say: '' };
    onChange(setAt(clause, [part.key], [...conditions, fresh]));
  }
  return (
    <>
      <h3>{part.title}</h3>
      {conditions.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the data is what a condition is known by
        <ConditionRow key={at} path={[part.key, at]} context={context} />
      ))}
      <div className="editor-controls">
        <FactSelect
          facts={factsFor(part, facts, entity)}
          value={null}
          onChange={add}
          placeholder="添加一个条件：选择看什么"
        />
      </div>
    </>
  );
}

/** All conditions of a clause as rows. */
export function ConditionsEditor({
  context,
  thing,
  entity,
}: {
  context: EditorContext;
  thing: string;
  entity: string | undefined;
}) {
  const parts = partsOf(typeof context.clause.over === 'string', thing);
  return (
    <section className="panel" aria-label="条件">
      <h2>条件</h2>
      {parts.map((part) => (
        <PartEditor key={part.key} part={part} context={context} entity={entity} />
      ))}
    </section>
  );
}
