import { Button } from 'antd';
import type { AskedFact, AskedThing } from '../../../contract/forecast-operations.ts';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { AskedInput } from './asked-input.tsx';

interface AskedFormProps {
  facts: JsonObject;
  /** Keys of facts that something waits for. */
  missing: ReadonlySet<string>;
  onChange: (facts: JsonObject) => void;
}

const pathOf = (path: Path, word: string): Path => [...path, ...word.split('.')];
/** The things of a list so far; a form starts with one. */
const thingsAt = (facts: JsonObject, path: Path): Json[] => {
  const given = getAt(facts, path);
  return Array.isArray(given) && given.length > 0 ? given : [{}];
};

function Field({ fact, path, ...form }: AskedFormProps & { fact: AskedFact; path: Path }) {
  const at = pathOf(path, fact.word);
  const id = `asked-${pathKey(at)}`;
  const value = getAt(form.facts, at);
  const isMissing = form.missing.has(fact.key) && value === undefined;
  return (
    <div className="filter filter-wide">
      <div>
        <label htmlFor={id}>{fact.label}</label>
        {isMissing && <span className="tone-warn">（还缺）</span>}
        {fact.isOptional && <span className="soft">（可不填）</span>}
      </div>
      <AskedInput
        id={id}
        fact={fact}
        value={value}
        onChange={(next) =>
          form.onChange(next === undefined ? removeAt(form.facts, at) : setAt(form.facts, at, next))
        }
      />
      {fact.material && <span className="soft">看{fact.material}</span>}
    </div>
  );
}

function Things({ list, path, ...form }: AskedFormProps & { list: AskedThing; path: Path }) {
  const at = pathOf(path, list.word);
  const things = thingsAt(form.facts, at);
  const put = (next: Json[]) => form.onChange(setAt(form.facts, at, next));
  return (
    <>
      {things.map((thing, order) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a thing has no other name, and things are not reordered
        <section key={order} className="case-things" aria-label={`${list.label} ${order + 1}`}>
          <div className="panel-head">
            <strong>{things.length > 1 ? `${list.label}（第 ${order + 1} 组）` : list.label}</strong>
            <span>
              <Button size="small" onClick={() => put([...things, isObject(thing) ? thing : {}])}>
                情况不同的另加一组
              </Button>{' '}
              {things.length > 1 && (
                <Button size="small" onClick={() => put(things.toSpliced(order, 1))}>
                  去掉
                </Button>
              )}
            </span>
          </div>
          <AskedFields thing={list} path={[...at, order]} {...form} />
        </section>
      ))}
    </>
  );
}

/** Everything the clause asks about one thing, and about the things of its lists. */
export function AskedFields({ thing, path, ...form }: AskedFormProps & { thing: AskedThing; path: Path }) {
  return (
    <>
      <div className="editor-fields">
        {thing.facts.map((fact) => (
          <Field key={fact.key} fact={fact} path={path} {...form} />
        ))}
      </div>
      {thing.lists.map((list) => (
        <Things key={list.word} list={list} path={path} {...form} />
      ))}
    </>
  );
}

/** The facts with one thing in every list the form shows: an empty card on screen is a thing of which nothing is known. */
export function withFirstThings(thing: AskedThing, facts: JsonObject): JsonObject {
  return thing.lists.reduce((all, list): JsonObject => {
    const things = thingsAt(all, list.word.split('.')).map((each) =>
      withFirstThings(list, isObject(each) ? each : {}),
    );
    return setAt(all, list.word.split('.'), things);
  }, facts);
}
