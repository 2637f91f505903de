import { useState } from 'react';
import { listPeople } from '#modules/person/contract/operations.ts';
import { formatTotal } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { PhoneField, PhoneFrame, PhoneList, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useSettled } from '#ui/settled.ts';

/** For whom posts are looked for: the people one keeps who agreed to be recommended. */
export function Page() {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const { data, error, refetch } = useRead(
    listPeople,
    { isOpen: true, consent: 'given', sort: '-lastContactOn', pageSize: 50, ...(search ? { search } : {}) },
    { keep: true },
  );
  return (
    <PhoneFrame>
      <PhoneField label="查找" value={typed} onChange={setTyped} placeholder="姓名、拼音首字母或电话" />
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <>
          <p className="soft">{formatTotal(data, '人')}未上岗、同意推荐，最近联系的在前。</p>
          <PhoneList
            rows={data.rows}
            rowKey={({ id }) => id}
            title={({ name }) => name}
            detail={(row) => `${row.age} 岁，想做${row.wants.join('、') || '什么工作都可以'}`}
            to={({ id }) => `/m/matching/people/${id}`}
            emptyText="没有同意推荐、还没有上岗的人。"
          />
        </>
      )}
    </PhoneFrame>
  );
}
