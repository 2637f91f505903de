import { Alert, Checkbox } from 'antd';
import { Link } from 'react-router';
import { FormItem } from '#ui/desk/index.ts';
import { personErrors } from '../../contract/errors.ts';
import type { Duplicates } from './use-duplicates.ts';

function People({ people }: Pick<Duplicates, 'people'>) {
  return (
    <ul>
      {people.map(({ id, name, age, regionName, phoneMasked, recordedOn }) => (
        <li key={id}>
          <Link to={`/person/${id}`}>{name}</Link>，{age} 岁，{regionName}
          {phoneMasked && `，${phoneMasked}`}，{recordedOn} 登记
        </li>
      ))}
    </ul>
  );
}

/** Said while the form is filled in, before anything is sent. */
export function DuplicateNotice({ idCard, people }: Duplicates) {
  if (idCard === 'elsewhere')
    return <Alert type="error" showIcon title={personErrors['person.registeredElsewhere']} />;
  if (idCard === 'here')
    return (
      <Alert type="error" showIcon title="该身份证号已经登记" description={<People people={people} />} />
    );
  if (people.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={personErrors['person.probableDuplicate']}
      description={
        <>
          <People people={people} />
          <FormItem name="isDifferentPerson" label="核对结果" valueProp="checked">
            <Checkbox>已核对，不是同一人</Checkbox>
          </FormItem>
        </>
      }
    />
  );
}
