import { Fragment } from 'react';
import type { ConditionWords } from '../../contract/fields.ts';
import { readingName, saidOf, withoutSettings } from './said.ts';
import type { Words } from './types.ts';
import './policy.css';

function Notes({ condition, readings }: { condition: ConditionWords } & Pick<Words, 'readings'>) {
  const { article, reading, material } = condition;
  const notes = [article, material && `看${material}`].filter(Boolean);
  if (notes.length === 0 && !reading) return null;
  return (
    <span className="condition-notes">
      {notes.join('；')}
      {reading && (
        <>
          {notes.length > 0 && '；'}
          <a href={`#reading-${reading}`}>{readingName(reading, readings)}</a>
        </>
      )}
    </span>
  );
}

/** Conditions in words; what is below one is what it consists of. */
export function Conditions({
  conditions,
  readings,
}: { conditions: ConditionWords[] } & Pick<Words, 'readings'>) {
  return (
    <ol className="condition-list">
      {withoutSettings(conditions, readings).map((condition) => (
        <li key={condition.path.join('.')}>
          {saidOf(condition.words, readings)}
          {condition.children.length > 0 && condition.joins && (
            <span className="soft">（{condition.joins === 'any' ? '符合其中一项' : '每项都要符合'}）</span>
          )}
          <Notes condition={condition} readings={readings} />
          {condition.children.length > 0 && (
            <Conditions conditions={condition.children} readings={readings} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Lines one below the other; nothing where there are none. */
export function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Fragment>
      <h3>{title}</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Fragment>
  );
}
