import { Col, Input, Row, Select } from 'antd';
import { listIndustries } from '#modules/region/contract/operations.ts';
import { CodeSelect, DateInput, FormItem, OrganisationPicker, RegionPicker } from '#ui/desk/index.ts';
import { useMe, useRead } from '#ui/hooks.ts';
import { enterpriseFieldLabels as labels } from '../../contract/codes.ts';

const half = { xs: 24, md: 12 };
const third = { xs: 24, md: 8 };

/** What the form of an enterprise holds. */
export interface EnterpriseValues {
  name: string;
  uscc?: string | null;
  regionCode: string;
  parkId?: string | null;
  industryCode?: string | null;
  nature?: string | null;
  size?: string | null;
  stage: 'signed' | 'building' | 'started' | 'producing' | 'stopped';
  signedOn?: string | null;
  dockedOn?: string | null;
  startedOn?: string | null;
  producingOn?: string | null;
  contactName?: string | null;
  contactPhone?: string | null;
  address?: string | null;
  tags?: string[];
}

/** Place and dates that offices keep; an enterprise's own account reads them. */
function OfficeFields() {
  const { scope } = useMe();
  const isOwn = scope.kind === 'enterprise';
  return (
    <>
      <Col {...half}>
        <FormItem name="regionCode" label={labels.regionCode} required>
          <RegionPicker disabled={isOwn} />
        </FormItem>
      </Col>
      {scope.kind !== 'park' && (
        <Col {...half}>
          <FormItem name="parkId" label={labels.parkId} hint="不在园区的不填">
            <OrganisationPicker kind="park" placeholder="请选择园区" disabled={isOwn} />
          </FormItem>
        </Col>
      )}
      <Col {...half}>
        <FormItem name="signedOn" label={labels.signedOn}>
          <DateInput disabled={isOwn} />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="dockedOn" label={labels.dockedOn} hint="首次与公共就业服务机构联系的日期">
          <DateInput disabled={isOwn} />
        </FormItem>
      </Col>
      <Col span={24}>
        <FormItem name="tags" label={labels.tags} hint="如 重点企业、四上企业；输入后回车">
          <Select mode="tags" disabled={isOwn} maxCount={10} open={false} suffixIcon={null} />
        </FormItem>
      </Col>
    </>
  );
}

function StageFields() {
  return (
    <>
      <Col {...third}>
        <FormItem name="stage" label={labels.stage} required>
          <CodeSelect kind="enterpriseStage" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="startedOn" label={labels.startedOn}>
          <DateInput />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="producingOn" label={labels.producingOn}>
          <DateInput />
        </FormItem>
      </Col>
    </>
  );
}

export function EnterpriseFields() {
  const { data } = useRead(listIndustries, {}, { isFixed: true });
  const industries = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Row gutter={16}>
      <Col {...half}>
        <FormItem name="name" label={labels.name} required>
          <Input maxLength={100} />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="uscc" label={labels.uscc} hint="18 位，见营业执照">
          <Input maxLength={18} autoComplete="off" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="industryCode" label={labels.industryCode}>
          <CodeSelect kind="" options={industries} />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="nature" label={labels.nature}>
          <CodeSelect kind="enterpriseNature" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="size" label={labels.size}>
          <CodeSelect kind="enterpriseSize" />
        </FormItem>
      </Col>
      <StageFields />
      <Col {...half}>
        <FormItem name="contactName" label={labels.contactName}>
          <Input maxLength={40} />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="contactPhone" label={labels.contactPhone}>
          <Input maxLength={40} inputMode="tel" />
        </FormItem>
      </Col>
      <Col span={24}>
        <FormItem name="address" label={labels.address}>
          <Input maxLength={200} />
        </FormItem>
      </Col>
      <OfficeFields />
    </Row>
  );
}
