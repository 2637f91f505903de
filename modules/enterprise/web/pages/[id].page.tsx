import { Button, Space } from 'antd';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import {
  ActionBar,
  FactList,
  type Given,
  Loading,
  LoadError,
  PageFrame,
  StateTag,
  Timeline,
} from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { useLabel, usePermission, useRead, useWrite } from '#ui/hooks.ts';
import { enterpriseFieldLabels as labels } from '../../contract/codes.ts';
import {
  assignSpecialist,
  getEnterprise,
  listSpecialists,
  verifyEnterprise,
} from '../../contract/operations.ts';
import { EnterpriseDemand } from '../components/enterprise-demand.tsx';
import { VerifiedTag } from '../components/verified-tag.tsx';

type Enterprise = z.output<(typeof getEnterprise)['output']>;

function EnterpriseFacts({ enterprise }: { enterprise: Enterprise }) {
  const stageOf = useLabel('enterpriseStage');
  const natureOf = useLabel('enterpriseNature');
  const sizeOf = useLabel('enterpriseSize');
  const { contact } = enterprise;
  const source = `${enterprise.isImported ? '导入' : '登记'}，${enterprise.recordedOn}`;
  return (
    <FactList
      items={[
        { label: labels.uscc, value: enterprise.uscc, source },
        { label: labels.regionCode, value: enterprise.regionName },
        { label: labels.parkId, value: enterprise.parkName },
        { label: labels.industryCode, value: enterprise.industryName },
        { label: labels.nature, value: natureOf(enterprise.nature) },
        { label: labels.size, value: sizeOf(enterprise.size) },
        { label: labels.stage, value: stageOf(enterprise.stage) },
        { label: labels.signedOn, value: formatDate(enterprise.signedOn) },
        { label: labels.dockedOn, value: formatDate(enterprise.dockedOn) },
        { label: labels.startedOn, value: formatDate(enterprise.startedOn) },
        { label: labels.producingOn, value: formatDate(enterprise.producingOn) },
        { label: '用工服务专员', value: enterprise.specialistName },
        { label: labels.address, value: enterprise.address },
        { label: labels.tags, value: enterprise.tags.map((tag) => <StateTag key={tag}>{tag}</StateTag>) },
        ...(contact
          ? [
              { label: labels.contactName, value: contact.name },
              { label: labels.contactPhone, value: contact.phone },
            ]
          : []),
      ]}
    />
  );
}

function EnterpriseActions({ enterprise }: { enterprise: Enterprise }) {
  const { id, version, actions } = enterprise;
  const verify = useWrite(verifyEnterprise);
  const assign = useWrite(assignSpecialist);
  const mayAssign = actions.some(({ action }) => action === 'assignSpecialist');
  const { data } = useRead(listSpecialists, {}, { enabled: mayAssign });
  const specialists = (data?.specialists ?? []).map((each) => ({
    value: each.id,
    label: `${each.name}（${each.regionName}）`,
  }));
  const problem = verify.problem ?? assign.problem;

  function act(action: string, given: Given): Promise<unknown> {
    verify.reset();
    assign.reset();
    // Without a specialist (结束专员服务) the assignment ends.
    const specialistId = typeof given.specialistId === 'string' ? given.specialistId : null;
    return action === 'verify' ? verify.run({ id, version }) : assign.run({ id, version, specialistId });
  }
  return (
    <section className="panel">
      <h2>办理</h2>
      <Space wrap>
        <VerifiedTag isVerified={enterprise.isVerified} />
        <ActionBar
          actions={actions}
          onAct={act}
          fields={{ specialistId: { label: '用工服务专员', kind: 'select', options: specialists } }}
          problem={problem}
        />
        {actions.length === 0 && <span className="soft">当前没有需要您办理的事项。</span>}
      </Space>
    </section>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const seesDemand = usePermission('demand.view');
  const { data, error, refetch } = useRead(getEnterprise, { id });
  const edit = data?.canEdit && (
    <Link to={`/enterprise/${id}/edit`}>
      <Button>修改资料</Button>
    </Link>
  );
  return (
    <PageFrame
      {...(data
        ? { title: data.name, question: [data.regionName, data.parkName].filter(Boolean).join(' · ') }
        : {})}
      actions={edit}
    >
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && !error && (
        <>
          <EnterpriseActions enterprise={data} />
          <section className="panel">
            <h2>基本情况</h2>
            <EnterpriseFacts enterprise={data} />
          </section>
          {seesDemand && <EnterpriseDemand enterpriseId={id} />}
          <section className="panel">
            <h2>经过</h2>
            <Timeline entries={data.timeline} />
          </section>
        </>
      )}
    </PageFrame>
  );
}
