import { Button, Form, InputNumber, Space } from 'antd';
import { OccupationPicker } from '#ui/desk/index.ts';
import { personFieldLabels as labels } from '../../contract/codes.ts';

/** What the person has worked as, and for how many months. */
export function ExperienceField() {
  return (
    <Form.Item label={labels.experience}>
      <Form.List name="experience">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Space key={key} align="baseline">
                <Form.Item
                  name={[name, 'occupationCode']}
                  rules={[{ required: true, message: '请选择职业' }]}
                >
                  <OccupationPicker aria-label="做过的职业" placeholder="做过的职业" />
                </Form.Item>
                <Form.Item name={[name, 'months']} rules={[{ required: true, message: '请填写月数' }]}>
                  <InputNumber aria-label="月数" min={1} max={720} precision={0} suffix="个月" />
                </Form.Item>
                <Button type="link" onClick={() => remove(name)}>
                  删除
                </Button>
              </Space>
            ))}
            <Button onClick={() => add()} disabled={fields.length >= 10}>
              增加一段经历
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
