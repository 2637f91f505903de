import { AppError } from '#platform/http/app-error.ts';
import type { Actor } from '#platform/db/session.ts';
import type { ImportKind } from '#platform/sheets/import-kind.ts';

/** Every list that can be imported; filled by the composition of this module (index.ts). */
const kinds = new Map<string, ImportKind>();

export function registerKind(kind: ImportKind): void {
  kinds.set(kind.code, kind);
}

export const kindsFor = (actor: Actor): ImportKind[] =>
  [...kinds.values()].filter((kind) => actor.permissions.has(`exchange.import.${kind.code}`));

/** The kind, if this actor may import it. */
export function kindFor(actor: Actor, code: string): ImportKind {
  const kind = kinds.get(code);
  if (!kind) throw new AppError('exchange.unknownKind');
  if (!actor.permissions.has(`exchange.import.${code}`)) throw new AppError('platform.notPermitted');
  return kind;
}
