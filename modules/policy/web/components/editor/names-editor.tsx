import { Button, Input, Select } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { ListInput } from './list-input.tsx';
import { TextWithNames } from './text-with-names.tsx';

/** Words joined out of a list, or of lists inside one another: what is missing, what is late. */
export function NamesEditor({ path, label }: { path: Path; label: string }) {
  const { clause, onChange, Value, Conditions } = useEditor();
  const node = getAt(clause, path);
  if (!isObject(node)) return null;
  const given = node.names ?? '';
  const lists: Json[] = Array.isArray(given) ? given : [given];
  const of = node.of ?? '';
  const isText = typeof of === 'string' && of.includes('{');
  const between = typeof node.between === 'string' ? node.between : ',';
  const put = (key: string, value: Json) => onChange(setAt(clause, [...path, key], value));
  return (
    <div className="editor-parts">
      {lists.map((_, at) => {
        const place: Path = Array.isArray(given) ? [...path, 'names', at] : [...path, 'names'];
        return (
          <div key={pathKey(place)} className="editor-controls">
            <span>{at === 0 ? '逐项看' : '每项里再看'}</span>
            <ListInput path={place} label={`${label}的第 ${at + 1} 层名单`} />
            {lists.length > 1 && (
              <Button size="small" onClick={() => onChange(removeAt(clause, place))}>
                去掉这一层
              </Button>
            )}
          </div>
        );
      })}
      <Button size="small" onClick={() => put('names', [...lists, ''])}>
        每项里再看一个名单
      </Button>
      <p className="soft">只列其中的（可不设）</p>
      <Conditions path={[...path, 'where']} />
      <div className="editor-controls">
        <span>每项写</span>
        <Select
          aria-label={`${label}每项写什么`}
          className="editor-kind"
          value={isText ? 'text' : 'value'}
          options={[
            { value: 'value', label: '一个值' },
            { value: 'text', label: '一句话' },
          ]}
          onChange={(way) => put('of', way === 'text' ? `{${typeof of === 'string' ? of : ''}}` : '')}
        />
        {isText ? (
          <TextWithNames path={[...path, 'of']} label={`${label}每项的话`} />
        ) : (
          <Value path={[...path, 'of']} type="any" label={`${label}每项的值`} isNamed />
        )}
        <Input
          aria-label={`${label}中间用什么隔开`}
          className="editor-kind"
          prefix={<span className="soft">隔开用</span>}
          maxLength={4}
          value={between}
          onChange={({ target }) => put('between', target.value)}
        />
      </div>
    </div>
  );
}
