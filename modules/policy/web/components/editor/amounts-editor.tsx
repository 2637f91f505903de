import { Button, InputNumber } from 'antd';
import { getAt, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { type AmountLeaf, amountLeaves } from './clause-data.ts';

interface AmountsEditorProps {
  clause: JsonObject;
  /** The payments in words, in the order of the data. */
  payments: string[];
  onChange: (clause: JsonObject) => void;
}

/** What a number of a payment is for, by the part of the data it stands in. */
const partLabels: Record<string, string> = { amount: '金额', when: '须满', on: '计入第', for: '期数' };
const partOf = (path: Path, leaf: AmountLeaf): string | undefined =>
  partLabels[String(leaf.path[path.length])];

const shownOf = ({ value, isFraction }: AmountLeaf): number =>
  isFraction ? Number((value * 100).toFixed(6)) : value;
const writtenOf = ({ isFraction }: AmountLeaf, shown: number): number =>
  isFraction ? Number((shown / 100).toFixed(8)) : shown;

function Leaves({
  clause,
  path,
  label,
  onChange,
}: Omit<AmountsEditorProps, 'payments'> & { path: Path; label: string }) {
  const leaves = amountLeaves(getAt(clause, path), path).toSorted(
    (one, other) => Number(partOf(path, one) !== '金额') - Number(partOf(path, other) !== '金额'),
  );
  return leaves.map((leaf, order) => (
    <InputNumber
      key={pathKey(leaf.path)}
      aria-label={`${label}的第 ${order + 1} 个数`}
      className="editor-comparison"
      prefix={partOf(path, leaf)}
      value={shownOf(leaf)}
      suffix={leaf.unit}
      onChange={(next) => next !== null && onChange(setAt(clause, leaf.path, writtenOf(leaf, next)))}
    />
  ));
}

const others: { key: string; label: string }[] = [
  { key: 'atMost', label: '总额上限' },
  { key: 'ranges', label: '幅度' },
  { key: 'yearlyCap', label: '每年上限' },
];
const hasNumbers = (node: Json | undefined): boolean => amountLeaves(node).length > 0;

/** What is paid: each payment in words with the numbers in it, which can be changed. */
export function AmountsEditor({ clause, payments, onChange }: AmountsEditorProps) {
  const pays = Array.isArray(clause.pays) ? clause.pays : [];
  const lets = hasNumbers(clause.let);
  return (
    <section className="panel" aria-label="标准和金额">
      <h2>标准和金额</h2>
      {clause.pays === 'unstated' && <p className="soft">给予补贴，金额由其他规定确定。</p>}
      {pays.map((_, at) => {
        const label = payments[at] ?? `第 ${at + 1} 笔`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the data is what a payment is known by
          <section key={at} className="editor-row" aria-label={`第 ${at + 1} 笔`}>
            <div className="panel-head">
              <strong>{label}</strong>
              <Button size="small" onClick={() => onChange(removeAt(clause, ['pays', at]))}>
                去掉
              </Button>
            </div>
            <div className="editor-controls">
              <Leaves clause={clause} path={['pays', at]} label={`第 ${at + 1} 笔`} onChange={onChange} />
            </div>
          </section>
        );
      })}
      {clause.kind === 'money' && clause.pays !== 'unstated' && (
        <Button onClick={() => onChange(setAt(clause, ['pays'], [...pays, { amount: { yuan: 0 } }]))}>
          添加一笔
        </Button>
      )}
      {others
        .filter(({ key }) => hasNumbers(clause[key]))
        .map(({ key, label }) => (
          <div key={key} className="editor-controls">
            <span>{label}</span>
            <Leaves clause={clause} path={[key]} label={label} onChange={onChange} />
          </div>
        ))}
      {lets && (
        <>
          <h3>计算中用到的数（条件和金额都可能用到，改后看上面的说法和案例）</h3>
          <div className="editor-controls">
            <Leaves clause={clause} path={['let']} label="计算中用到的数" onChange={onChange} />
          </div>
        </>
      )}
    </section>
  );
}
