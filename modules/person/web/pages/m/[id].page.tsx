import { useParams } from 'react-router';
import { PersonPage } from '../../components/phone/person-page.tsx';

export function Page() {
  const { id = '' } = useParams();
  return <PersonPage id={id} back="/m/person" />;
}
