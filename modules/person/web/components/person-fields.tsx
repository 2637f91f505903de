import { Checkbox, Input, Select } from 'antd';
import { CodeSelect, DateInput, FormItem, MoneyInput, OccupationPicker } from '#ui/desk/index.ts';
import { personFieldLabels as labels } from '../../contract/codes.ts';
import { CardFields } from './card-fields.tsx';
import { ExperienceField } from './experience-field.tsx';
import { VillagePicker } from './village-picker.tsx';
import './person-form.css';

/** The fields that registering and editing share. */
export function PersonFields({ masked }: { masked?: string | null }) {
  return (
    <>
      <fieldset className="person-form">
        <legend>本人</legend>
        <CardFields masked={masked ?? null} />
        <FormItem name="name" label={labels.name} required>
          <Input maxLength={40} autoComplete="off" />
        </FormItem>
        <FormItem name="phone" label={labels.phone}>
          <Input maxLength={40} inputMode="tel" autoComplete="off" />
        </FormItem>
        <FormItem name="email" label={labels.email}>
          <Input maxLength={100} inputMode="email" autoComplete="off" />
        </FormItem>
        <FormItem name="regionCode" label={labels.regionCode} required>
          <VillagePicker />
        </FormItem>
        <FormItem name="education" label={labels.education}>
          <CodeSelect kind="education" />
        </FormItem>
        <FormItem name="groups" label={labels.groups}>
          <CodeSelect kind="group" multiple />
        </FormItem>
      </fieldset>
      <fieldset className="person-form">
        <legend>求职</legend>
        <FormItem name="status" label={labels.status} required>
          <CodeSelect kind="supplyStatus" />
        </FormItem>
        <FormItem name="occupationsWanted" label={labels.occupationsWanted} hint="不填表示什么工作都可以">
          <OccupationPicker multiple />
        </FormItem>
        <FormItem name="skills" label={labels.skills} hint="写一项按一下回车">
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', '；', ';']} />
        </FormItem>
        <FormItem name="payExpectedFen" label={labels.payExpectedFen}>
          <MoneyInput />
        </FormItem>
        <FormItem name="availableOn" label={labels.availableOn} hint="不填表示随时">
          <DateInput />
        </FormItem>
        <FormItem name="workRange" label={labels.workRange}>
          <CodeSelect kind="workRange" />
        </FormItem>
        <FormItem name="needsLodging" label="住宿" valueProp="checked">
          <Checkbox>{labels.needsLodging}</Checkbox>
        </FormItem>
        <FormItem name="acceptsShift" label="班次" valueProp="checked">
          <Checkbox>{labels.acceptsShift}</Checkbox>
        </FormItem>
      </fieldset>
      <ExperienceField />
      <FormItem name="note" label={labels.note}>
        <Input.TextArea maxLength={200} showCount rows={2} />
      </FormItem>
    </>
  );
}
