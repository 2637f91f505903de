import type { Problem } from '#platform/contract/errors.ts';

/** The server speaks of fields inside `given`; the form has them at its top. */
export const atForm = (problem: Problem | undefined): Problem | undefined =>
  problem && {
    ...problem,
    errors: problem.errors.map(({ pointer, ...item }) => ({
      ...item,
      ...(pointer ? { pointer: pointer.replace(/^\/given/, '') } : {}),
    })),
  };
