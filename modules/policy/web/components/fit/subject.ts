import type { Me } from '#ui/hooks.ts';
import { type SubjectKind, subjectKindLabels } from '../../../contract/codes.ts';

export const isKind = (kind: string | undefined): kind is SubjectKind =>
  kind !== undefined && Object.hasOwn(subjectKindLabels, kind);

/** Who holds the appointment is asked about first: an enterprise, an organisation, a person. */
export function ownSubject({ scope }: Me): { kind: SubjectKind; id: string | undefined } {
  const id = scope.id ?? undefined;
  if (scope.kind === 'enterprise') return { kind: 'enterprise', id };
  if (scope.kind === 'organisation') return { kind: 'organisation', id };
  if (scope.kind === 'self') return { kind: 'person', id };
  return { kind: 'enterprise', id: undefined };
}
