import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { whoAmI } from '#modules/identity/contract/operations.ts';
import type { Problem } from '#platform/contract/errors.ts';
import { type ProblemError, readMe } from '#ui/client.ts';
import { MeContext } from '#ui/hooks.ts';
import { leaveForSignIn, type Me } from '#ui/session.ts';

interface GateProps {
  passwordPath: string;
  waiting: ReactNode;
  failed: (problem: Problem, retry: () => unknown) => ReactNode;
  children: ReactNode;
}

const identityOf = (me: Me): string => `${me.accountId} ${me.appointmentId}`;

/** Lets only a signed-in user through, who has changed the first password. */
export function Gate({ passwordPath, waiting, failed, children }: GateProps) {
  const { data, error, refetch } = useQuery<Awaited<ReturnType<typeof readMe>>, ProblemError>({
    queryKey: [whoAmI.name],
    queryFn: readMe,
  });
  const { pathname } = useLocation();
  const seen = useRef<string>(undefined);
  const me = data?.me;
  const isSignedOut = data !== undefined && !me;
  const mustChange = me?.mustChangePassword === true && pathname !== passwordPath;

  useEffect(() => {
    if (isSignedOut) leaveForSignIn();
    if (mustChange) window.location.replace(passwordPath);
  }, [isSignedOut, mustChange, passwordPath]);
  useEffect(() => {
    if (!me) return;
    // Another tab signed in as somebody else: nothing of the former user may stay on the screen.
    if (seen.current && seen.current !== identityOf(me)) window.location.reload();
    seen.current = identityOf(me);
  }, [me]);

  if (error && !data) return failed(error.problem, refetch);
  if (!me || mustChange) return waiting;
  return <MeContext value={me}>{children}</MeContext>;
}
