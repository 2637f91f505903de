import type { Registration } from './registration.ts';

export interface StepProps {
  draft: Registration;
  change: (patch: Partial<Registration>) => void;
  /** What the page or the server says of a field. */
  errorOf: (field: string) => string | undefined;
}
