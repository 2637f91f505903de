import { useMe } from '#ui/hooks.ts';
import { PersonPage } from '../../components/phone/person-page.tsx';

/** The record of whoever looks for work with an account of their own. */
export function Page() {
  const { scope } = useMe();
  return <PersonPage id={scope.id ?? ''} back="/m" />;
}
