import { Checkbox, Col, Input, InputNumber, Radio, Row } from 'antd';
import { CodeSelect, DateInput, FormItem, MoneyInput, OccupationPicker } from '#ui/desk/index.ts';
import { EnterprisePicker } from './enterprise-picker.tsx';

const half = { xs: 24, md: 12 };
const third = { xs: 24, md: 8 };
const quarter = { xs: 24, md: 6 };
const longText = { rows: 3, maxLength: 500, showCount: true };

const saidOr = (yes: string, no: string) => [
  { label: yes, value: true },
  { label: no, value: false },
  { label: '没有说明', value: null },
];

/** What a form of a post holds; nothing asks for sex or age. */
export interface PostValues {
  enterpriseId?: string;
  title?: string;
  occupationCode?: string | null;
  headcount?: number;
  skills?: string | null;
  educationMin?: string | null;
  experienceMonths?: number;
  payMinFen?: number | null;
  payMaxFen?: number | null;
  isShift?: boolean;
  hasLodging?: boolean;
  hasMeals?: boolean | null;
  hasInsurance?: boolean | null;
  neededOn?: string | null;
  reason?: string | null;
  hiringPlan?: string | null;
}

/** The fields of the four clear facts first, then what helps to fill the post. */
export function PostFields({ asksEnterprise }: { asksEnterprise: boolean }) {
  return (
    <Row gutter={16}>
      {asksEnterprise && (
        <Col span={24}>
          <FormItem name="enterpriseId" label="企业" required>
            <EnterprisePicker />
          </FormItem>
        </Col>
      )}
      <Col {...half}>
        <FormItem name="title" label="岗位名称" required>
          <Input maxLength={60} placeholder="如 手机装配工" />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="occupationCode" label="缺工类型（工种）" required>
          <OccupationPicker />
        </FormItem>
      </Col>
      <Col {...quarter}>
        <FormItem name="headcount" label="缺工人数" required>
          <InputNumber className="fill" min={1} max={100_000} precision={0} suffix="人" inputMode="numeric" />
        </FormItem>
      </Col>
      <Col {...quarter}>
        <FormItem name="payMinFen" label="最低月薪" required>
          <MoneyInput />
        </FormItem>
      </Col>
      <Col {...quarter}>
        <FormItem name="payMaxFen" label="最高月薪" hint="不填则与最低月薪相同">
          <MoneyInput />
        </FormItem>
      </Col>
      <Col {...quarter}>
        <FormItem name="neededOn" label="到岗时间" required>
          <DateInput />
        </FormItem>
      </Col>
      <Col span={24}>
        <FormItem name="skills" label="技能要求" required hint="不得写性别、年龄限制，不得收取押金、保证金">
          <Input.TextArea {...longText} placeholder="没有技能要求的，写“无技能要求，岗前培训”" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="educationMin" label="学历要求">
          <CodeSelect kind="education" placeholder="不限" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="experienceMonths" label="工作经验">
          <InputNumber className="fill" min={0} max={600} precision={0} suffix="个月" inputMode="numeric" />
        </FormItem>
      </Col>
      <Col {...third}>
        <FormItem name="reason" label="缺工原因">
          <CodeSelect kind="shortageReason" />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="isShift" label="班次" valueProp="checked">
          <Checkbox>需要倒班</Checkbox>
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="hasLodging" label="住宿" valueProp="checked">
          <Checkbox>提供住宿</Checkbox>
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="hasMeals" label="伙食">
          <Radio.Group options={saidOr('包餐或有补贴', '自理')} />
        </FormItem>
      </Col>
      <Col {...half}>
        <FormItem name="hasInsurance" label="社会保险">
          <Radio.Group options={saidOr('由企业参保', '不参保')} />
        </FormItem>
      </Col>
      <Col span={24}>
        <FormItem name="hiringPlan" label="招工计划">
          <Input.TextArea {...longText} />
        </FormItem>
      </Col>
    </Row>
  );
}
