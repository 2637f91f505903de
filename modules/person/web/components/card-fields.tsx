import { Form, Input, Radio } from 'antd';
import { DateInput, FormItem } from '#ui/desk/index.ts';
import { useMe } from '#ui/hooks.ts';
import { personFieldLabels as labels, sexLabels } from '../../contract/codes.ts';
import { personErrors } from '../../contract/errors.ts';
import { readIdCard } from '../../contract/id-card.ts';
import type { PersonInput } from './types.ts';

interface CardFieldsProps {
  /** The number on record, masked: the field then only corrects it. */
  masked?: string | null;
}

/** A card gives birth and sex; without one they are asked for. */
export function CardFields({ masked }: CardFieldsProps) {
  const me = useMe();
  const typed = Form.useWatch<PersonInput['idCard']>('idCard');
  const card = typed ? readIdCard(typed) : undefined;
  const isComplete = (typed ?? '').replace(/\s/g, '').length >= 18;
  const read = card?.ok ? `${sexLabels[card.sex]}，${card.birthOn} 出生` : undefined;
  const wrong = card && !card.ok && isComplete ? personErrors[card.code] : undefined;
  return (
    <>
      <FormItem
        name="idCard"
        label={masked ? `更正${labels.idCard}` : labels.idCard}
        hint={
          <span aria-live="polite">
            {wrong ?? read ?? (masked ? `现为 ${masked}，不更正则不用填` : '可用读卡器直接读入；没有的不填')}
          </span>
        }
      >
        <Input maxLength={40} autoComplete="off" />
      </FormItem>
      {!masked && !card?.ok && (
        <>
          <FormItem name="birthOn" label={labels.birthOn} hint="没有身份证号的必填">
            <DateInput max={me.today} />
          </FormItem>
          <FormItem name="sex" label={labels.sex}>
            <Radio.Group options={Object.entries(sexLabels).map(([value, label]) => ({ value, label }))} />
          </FormItem>
        </>
      )}
    </>
  );
}
