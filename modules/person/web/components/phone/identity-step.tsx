import { useMe } from '#ui/hooks.ts';
import { PhoneChoice, PhoneField, PhoneList } from '#ui/phone/index.ts';
import { sexLabels } from '../../../contract/codes.ts';
import { personErrors } from '../../../contract/errors.ts';
import { readIdCard } from '../../../contract/id-card.ts';
import type { Duplicates } from '../use-duplicates.ts';
import type { StepProps } from './step-props.ts';
import { VillageSelect } from './village-select.tsx';

const cardLength = 18;

function Alike({ duplicates, draft, change, errorOf }: StepProps & { duplicates: Duplicates }) {
  const { idCard, people } = duplicates;
  if (idCard === 'elsewhere') return <p role="alert">{personErrors['person.registeredElsewhere']}</p>;
  if (people.length === 0) return null;
  return (
    <section className="phone-card" role="alert" aria-label="可能已经登记">
      <p>{idCard === 'here' ? '这个身份证号已经登记：' : personErrors['person.probableDuplicate']}</p>
      <PhoneList
        rows={people}
        rowKey={({ id }) => id}
        title={({ name }) => name}
        detail={({ age, regionName, phoneMasked }) =>
          [`${age} 岁`, regionName, phoneMasked].filter(Boolean).join('，')
        }
        to={({ id }) => `/m/person/${id}`}
      />
      {idCard !== 'here' && (
        <PhoneChoice
          label="核对结果"
          multiple
          error={errorOf('isDifferentPerson')}
          options={[{ value: 'different', label: '不是同一人，继续登记' }]}
          value={draft.isDifferentPerson ? ['different'] : []}
          onChange={(values) => change({ isDifferentPerson: values.length > 0 })}
        />
      )}
    </section>
  );
}

/** Who it is: a card reader's paste fills birth and sex and looks for duplicates at once. */
export function IdentityStep({ duplicates, ...step }: StepProps & { duplicates: Duplicates }) {
  const { draft, change, errorOf } = step;
  const me = useMe();
  const card = draft.idCard ? readIdCard(draft.idCard) : undefined;
  const isComplete = draft.idCard.replace(/\s/g, '').length >= cardLength;
  const wrong = card && !card.ok && isComplete ? personErrors[card.code] : undefined;
  return (
    <>
      <PhoneField
        label="身份证号"
        value={draft.idCard}
        onChange={(idCard) => change({ idCard, isDifferentPerson: false })}
        autoComplete="off"
        maxLength={40}
        error={wrong ?? errorOf('idCard')}
        hint={card?.ok ? `${sexLabels[card.sex]}，${card.birthOn} 出生` : '可用读卡器读入；没有的不填'}
      />
      <PhoneField
        label="姓名"
        required
        value={draft.name}
        onChange={(name) => change({ name, isDifferentPerson: false })}
        autoComplete="off"
        maxLength={40}
        error={errorOf('name')}
      />
      {!draft.idCard && (
        <PhoneField
          label="出生日期"
          required
          type="date"
          value={draft.birthOn}
          onChange={(birthOn) => change({ birthOn, isDifferentPerson: false })}
          error={errorOf('birthOn')}
        />
      )}
      <PhoneField
        label="电话"
        type="tel"
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        autoComplete="off"
        maxLength={40}
        error={errorOf('phone')}
      />
      <VillageSelect
        parent={me.scope.regionCode ?? me.rootRegion}
        value={draft.regionCode}
        onChange={(regionCode) => change({ regionCode, isDifferentPerson: false })}
        error={errorOf('regionCode')}
      />
      <Alike {...step} duplicates={duplicates} />
    </>
  );
}
