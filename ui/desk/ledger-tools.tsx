import { DownloadOutlined, SettingOutlined, StarOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Input, Popover, Radio, Space } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OperationContract } from '#platform/contract/operation.ts';
import { downloadOperation, ProblemError } from '../client.ts';
import { useStored } from '../hooks.ts';

export type Density = 'small' | 'middle';
export interface LedgerView {
  hidden: string[];
  density: Density;
}

interface ViewChoiceProps {
  columns: { key: string; title: string }[];
  view: LedgerView;
  onChange: (view: LedgerView) => void;
}

/** Which columns stand in the table, and how close the rows are. */
export function ViewChoice({ columns, view, onChange }: ViewChoiceProps) {
  const shown = columns.map(({ key }) => key).filter((key) => !view.hidden.includes(key));
  const choose = (keys: string[]) =>
    // A table without columns would look broken.
    keys.length > 0 &&
    onChange({ ...view, hidden: columns.map(({ key }) => key).filter((key) => !keys.includes(key)) });
  const content = (
    <div className="view-choice">
      <Radio.Group
        optionType="button"
        aria-label="行距"
        value={view.density}
        options={[
          { value: 'middle', label: '宽松' },
          { value: 'small', label: '紧凑' },
        ]}
        onChange={(event) => onChange({ ...view, density: event.target.value as Density })}
      />
      <Checkbox.Group
        value={shown}
        options={columns.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={choose}
      />
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title="显示的列">
      <Button icon={<SettingOutlined />}>列与行距</Button>
    </Popover>
  );
}

/** Filters of this ledger that the user keeps under a name, in this browser. */
export function SavedFilters({ ledger, isFiltered }: { ledger: string; isFiltered: boolean }) {
  const [saved, setSaved] = useStored<{ name: string; query: string }[]>(`filters.${ledger}`, []);
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState('');
  const add = () => {
    const query = new URLSearchParams(search);
    query.delete('page');
    setSaved([
      ...saved.filter((each) => each.name !== name.trim()),
      { name: name.trim(), query: query.toString() },
    ]);
    setName('');
  };
  const content = (
    <div className="saved-filters">
      {saved.map((each) => (
        <div key={each.name}>
          <Button type="link" onClick={() => setSearch(each.query, { replace: true })}>
            {each.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={`删除常用筛选“${each.name}”`}
            onClick={() => setSaved(saved.filter((other) => other !== each))}
          >
            删除
          </Button>
        </div>
      ))}
      {isFiltered ? (
        <Space.Compact>
          <Input
            aria-label="给当前筛选起个名称"
            placeholder="给当前筛选起个名称"
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => name.trim() && add()}
          />
          <Button disabled={!name.trim()} onClick={add}>
            保存
          </Button>
        </Space.Compact>
      ) : (
        <p className="soft">先设置筛选，再回来保存。</p>
      )}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title="常用筛选">
      <Button icon={<StarOutlined />}>常用筛选</Button>
    </Popover>
  );
}

/** Downloads exactly what is filtered. */
export function ExportButton({
  contract,
  filter,
}: {
  contract: OperationContract;
  filter: Record<string, unknown>;
}) {
  const { message } = App.useApp();
  const [isRunning, setRunning] = useState(false);
  async function run(): Promise<void> {
    setRunning(true);
    try {
      await downloadOperation(contract, filter);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await message.error(error.problem.detail);
    } finally {
      setRunning(false);
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isRunning} onClick={() => void run()}>
      导出
    </Button>
  );
}
