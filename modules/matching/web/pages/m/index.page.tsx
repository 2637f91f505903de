import { Navigate } from 'react-router';
import { useMe } from '#ui/hooks.ts';

/** Whoever looks for work stands before the posts at once; an office chooses for whom. */
export function Page() {
  const { scope } = useMe();
  const to = scope.kind === 'self' ? `/m/matching/people/${scope.id}` : '/m/matching/people';
  return <Navigate to={to} replace />;
}
