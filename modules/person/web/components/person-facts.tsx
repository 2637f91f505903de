import { FactList } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useLabel } from '#ui/hooks.ts';
import { personFieldLabels as labels, sexLabels } from '../../contract/codes.ts';
import type { Person } from './types.ts';

/** What is on record about a person. */
export function PersonFacts({ person }: { person: Person }) {
  const status = useLabel('supplyStatus');
  const education = useLabel('education');
  const group = useLabel('group');
  const range = useLabel('workRange');
  const yesNo = (flag: boolean) => (flag ? '是' : '否');
  const own = [
    { label: labels.idCard, value: person.idCardMasked },
    { label: labels.birthOn, value: person.birthOn },
    { label: labels.groups, value: person.groups.map(group).join('、') },
    { label: labels.note, value: person.note },
  ];
  return (
    <FactList
      items={[
        { label: labels.status, value: status(person.status) },
        { label: labels.sex, value: person.sex && sexLabels[person.sex] },
        { label: '年龄', value: `${person.age} 岁` },
        { label: labels.phone, value: person.phone, source: person.isPhoneOpen ? undefined : '号码已遮蔽' },
        { label: labels.email, value: person.email },
        { label: labels.regionCode, value: person.regionName },
        { label: labels.education, value: education(person.education) },
        ...(person.isOwn ? own : []),
        { label: labels.occupationsWanted, value: person.wants.join('、') || '什么工作都可以' },
        { label: labels.skills, value: person.skills.join('、') },
        {
          label: labels.experience,
          value: person.experience.map(({ name, months }) => `${name} ${months} 个月`).join('、'),
        },
        {
          label: labels.payExpectedFen,
          value: person.payExpectedFen === null ? '面议' : formatMoney(person.payExpectedFen),
        },
        { label: labels.availableOn, value: person.availableOn ?? '随时' },
        { label: labels.workRange, value: range(person.workRange) },
        { label: labels.needsLodging, value: yesNo(person.needsLodging) },
        { label: labels.acceptsShift, value: yesNo(person.acceptsShift) },
        { label: '同意推荐', value: person.consentedOn ? `${person.consentedOn} 同意` : '没有同意' },
        { label: '最近联系', value: person.lastContactOn },
        ...(person.organisationName ? [{ label: '登记机构', value: person.organisationName }] : []),
      ]}
    />
  );
}
