import type { CellValue } from '#platform/sheets/columns.ts';
import type { ImportKind } from '#platform/sheets/import-kind.ts';
import { checkInsurance } from './check.ts';
import { commitInsurance } from './commit.ts';
import { insuranceSheet } from './sheet.ts';
import { undoInsurance } from './undo.ts';

/** What a card number waiting in a batch is bound to. */
const rowContext = 'import_row.insurance';

/** Months insured, from the insurance office's file: the evidence of who stayed. */
export const insuranceImport: ImportKind = {
  code: 'insurance',
  label: '参保缴费月度表',
  spec: async (context) => insuranceSheet(context),
  check: checkInsurance,
  seal({ services }, { values }) {
    const { idCard } = values;
    if (typeof idCard !== 'string') return values;
    return { ...values, idCard: services.cipher.encrypt(idCard, rowContext).toString('base64') };
  },
  unseal({ services }, sealed) {
    const values = sealed as Record<string, CellValue | null>;
    const { idCard } = values;
    if (typeof idCard !== 'string') return values;
    return { ...values, idCard: services.cipher.decrypt(Buffer.from(idCard, 'base64'), rowContext) };
  },
  commit: commitInsurance,
  undo: undoInsurance,
};
