import type { OperationContext } from '#platform/http/operation.ts';
import type { CellProblem, CellValue, SheetSpec } from './columns.ts';

/** A row of a file after normalisation: typed values by column key. */
export interface ImportRecord {
  row: number;
  values: Record<string, CellValue | null>;
}

export interface ImportOutcome {
  row: number;
  outcome: 'created' | 'updated' | 'unchanged';
  subjectId: string;
  /** What an update overwrote; `undo` puts it back. Plain JSON, personal numbers encrypted. */
  before?: Record<string, unknown>;
}

export interface ImportedRow extends ImportOutcome {
  /** As stored by `seal`. */
  sealed: Record<string, unknown>;
}

/**
 * What a module says about one kind of list; the exchange module does the rest (template, upload, preview,
 * errors in the user's own file, commit, undo). All functions run in one transaction with the uploader's actor,
 * for at most 1,000 rows a call, and must be set-based.
 */
export interface ImportKind {
  /** `demand`, `person`, `headcount`, `insurance`: also the last part of its permission `exchange.import.<code>`. */
  code: string;
  label: string;
  /** Columns with drop-downs in the user's own scope and words of the place's pack. */
  spec(context: ImportContext): Promise<SheetSpec>;
  /** Rules beyond the cell: unknown enterprise, outside the scope, duplicate of a ledger row. Nothing is changed. */
  check(context: ImportContext, records: ImportRecord[]): Promise<CellProblem[]>;
  /** Values as they may rest in `import_row.record`: personal numbers encrypted. Identity where there are none. */
  seal?(context: ImportContext, record: ImportRecord): Record<string, unknown>;
  unseal?(context: ImportContext, sealed: Record<string, unknown>): Record<string, CellValue | null>;
  /** Same key and same values: `unchanged`. Rows written carry `batchId`. */
  commit(context: ImportContext, batchId: string, records: ImportRecord[]): Promise<ImportOutcome[]>;
  /**
   * Takes back created rows and restores overwritten ones. Rows that something else rests on by now (a placement,
   * a later change) are left and returned as problems of their row.
   */
  undo(context: ImportContext, batchId: string, rows: ImportedRow[]): Promise<CellProblem[]>;
}

/** Any module's tables: kinds narrow the handle to their own. */
export type ImportContext = Pick<OperationContext, 'actor' | 'db' | 'today' | 'pack' | 'services'>;
