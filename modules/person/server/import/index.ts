import type { CellValue } from '#platform/sheets/columns.ts';
import type { ImportKind } from '#platform/sheets/import-kind.ts';
import { checkPeople } from './check.ts';
import { commitPeople } from './commit.ts';
import { personSheet } from './spec.ts';
import { undoPeople } from './undo.ts';

/** What a card number waiting in a batch is bound to. */
const rowContext = 'import_row.person';

/** The supply list (D06): one row a person, known again by the card. */
export const personImport: ImportKind = {
  code: 'person',
  label: '人力资源供给清单',
  spec: personSheet,
  check: checkPeople,
  seal({ services }, { values }) {
    const { idCard } = values;
    return typeof idCard === 'string'
      ? { ...values, idCard: services.cipher.encrypt(idCard, rowContext).toString('base64') }
      : values;
  },
  unseal({ services }, sealed) {
    const values = sealed as Record<string, CellValue | null>;
    const { idCard } = values;
    return typeof idCard === 'string'
      ? { ...values, idCard: services.cipher.decrypt(Buffer.from(idCard, 'base64'), rowContext) }
      : values;
  },
  commit: commitPeople,
  undo: undoPeople,
};
