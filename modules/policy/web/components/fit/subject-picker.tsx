import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '#ui/hooks.ts';
import { useSettled } from '#ui/settled.ts';
import { type SubjectKind, subjectKindLabels } from '../../../contract/codes.ts';
import { searchSubjects } from '../../../contract/fit-operations.ts';

interface SubjectPickerProps {
  kind: SubjectKind;
  id: string | undefined;
  /** Of the one chosen, once it is known. */
  name: string | undefined;
  onKind: (kind: SubjectKind) => void;
  onId: (id: string | undefined) => void;
}

const kinds = Object.entries(subjectKindLabels).map(([value, label]) => ({
  value: value as SubjectKind,
  label,
}));

/** An enterprise, an organisation or a person of the ledger. */
export function SubjectPicker({ kind, id, name, onKind, onId }: SubjectPickerProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed);
  const { data, isFetching, error } = useRead(searchSubjects, { kind, search }, { keep: true });
  const rows = data?.rows ?? [];
  const isListed = rows.some((row) => row.id === id);
  const options = [
    ...(id && name && !isListed ? [{ value: id, label: name }] : []),
    ...rows.map((row) => ({ value: row.id, label: `${row.name}（${row.regionName}）` })),
  ];
  return (
    <>
      <div className="filter filter-wide">
        <label htmlFor="fit-kind">看谁</label>
        <Segmented id="fit-kind" options={kinds} value={kind} onChange={onKind} />
      </div>
      <div className="filter subject-filter">
        <label htmlFor="fit-subject">{subjectKindLabels[kind]}</label>
        <Select
          id="fit-subject"
          className="fill"
          allowClear
          placeholder={`输入${kind === 'person' ? '姓名' : '名称'}查找`}
          loading={isFetching}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          value={id ?? null}
          options={options}
          notFoundContent={error ? error.problem.detail : '没有找到，请换个说法'}
          onChange={(next?: string | null) => onId(next ?? undefined)}
        />
      </div>
    </>
  );
}
