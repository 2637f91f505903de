import { Button } from 'antd';
import { isObject, removeAt } from '../json-path.ts';
import { ConditionRow } from './condition-row.tsx';
import { useEditor, useNames } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';
import { isCondition, typeOf } from './scope.ts';

/** Values and conditions that the clause has given a name, to use them in several places. */
export function DefinitionsEditor() {
  const { clause, onChange, Value, vocabulary } = useEditor();
  const names = useNames(['let', '']);
  const lets = isObject(clause.let) ? clause.let : {};
  if (Object.keys(lets).length === 0) return null;
  return (
    <section className="panel" aria-label="定义">
      <h2>定义：几处要用到的数和条件</h2>
      {Object.entries(lets).map(([name, definition]) =>
        isCondition(clause, definition) ? (
          <section key={name} aria-label={`定义 ${name}`}>
            <span className="soft">定义 {name}</span>
            <ConditionRow path={['let', name]} />
          </section>
        ) : (
          <section key={name} className="editor-row" aria-label={`定义 ${name}`}>
            <div className="panel-head">
              <span className="soft">定义 {name}</span>
              <Button size="small" type="text" onClick={() => onChange(removeAt(clause, ['let', name]))}>
                去掉
              </Button>
            </div>
            <Value
              path={['let', name]}
              type={typeOf(clause, names, definition, vocabulary.parameters)}
              label={`定义 ${name}`}
            />
            <FieldProblems path={['let', name]} />
          </section>
        ),
      )}
    </section>
  );
}
