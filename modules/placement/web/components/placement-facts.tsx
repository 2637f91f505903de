import { Explanation, FactList } from '#ui/desk/index.ts';
import { formatDate, formatMoment, formatMoney } from '#ui/format.ts';
import { useLabel, usePermission } from '#ui/hooks.ts';
import { Link } from 'react-router';
import { useReasonLabel } from './use-reason-label.ts';
import type { Placement } from './types.ts';

function contractText({ contractFrom, contractTo, contractOpen }: Placement): string {
  if (!contractFrom) return '—';
  return `${contractFrom} 至 ${contractOpen ? '无固定期限' : formatDate(contractTo)}`;
}

/** Who, where, how far, and why the person was recommended. */
export function PlacementFacts({ placement }: { placement: Placement }) {
  const education = useLabel('education');
  const reason = useReasonLabel();
  const maySeePerson = usePermission('person.view');
  const { personName, personId, isPhoneOpen } = placement;
  const items = [
    {
      label: '姓名',
      value: maySeePerson ? <Link to={`/person/${personId}`}>{personName}</Link> : personName,
    },
    { label: '年龄', value: `${placement.age} 周岁` },
    { label: '学历', value: education(placement.education) },
    { label: '电话', value: placement.phone, source: isPhoneOpen ? undefined : '企业接收后显示完整号码' },
    { label: '来自', value: placement.regionName },
    { label: '技能', value: placement.skills.join('、') },
    { label: '企业', value: placement.enterpriseName },
    { label: '企业所在地', value: placement.enterpriseRegionName },
    { label: '岗位', value: placement.postTitle },
    { label: '推荐日期', value: placement.recommendedOn },
    { label: '用工方已看', value: placement.readAt ? formatMoment(placement.readAt) : '还没有看' },
    {
      label: '面试',
      value: placement.interviewOn && `${placement.interviewOn} ${placement.interviewPlace ?? ''}`,
    },
    { label: '意向日期', value: placement.intendedOn },
    { label: '体检日期', value: placement.medicalOn },
    { label: '培训', value: placement.trainedOn && `${placement.trainedOn} ${placement.trainingKind ?? ''}` },
    { label: '上岗日期', value: placement.onboardOn },
    { label: '劳动合同', value: contractText(placement) },
    { label: '月工资', value: formatMoney(placement.payFen) },
    { label: '离职或退出', value: placement.exitOn && `${placement.exitOn} ${reason(placement.exitReason)}` },
  ];
  return (
    <>
      <FactList items={items} />
      {placement.reasons.length > 0 && (
        <section className="panel" aria-label="推荐理由">
          <h2>推荐理由（{placement.score} 分）</h2>
          <Explanation items={placement.reasons.map(({ text, points }) => ({ ok: true, text, points }))} />
        </section>
      )}
    </>
  );
}
