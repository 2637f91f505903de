export type { ChildLimits, SheetFile } from './child.ts';
export type {
  CellProblem,
  CellType,
  CellValue,
  Column,
  ColumnMapping,
  ColumnOption,
  HeaderCell,
  RawCell,
  RawRow,
  SheetHeader,
  SheetSpec,
} from './columns.ts';
export type { ErrorFileOptions } from './error-file.ts';
export { writeErrorFile } from './error-file.ts';
export type { CellProblemCode } from './problem-codes.ts';
export { problemText } from './problem-text.ts';
export type { ReadOptions, SheetReading } from './read.ts';
export { readSheet } from './read.ts';
export type { RefusalCode } from './refusal.ts';
export { SheetRefusal } from './refusal.ts';
export type { TemplateOptions } from './template.ts';
export { buildTemplate } from './template.ts';
export type { ValidatedRow } from './validate.ts';
export { validateRows } from './validate.ts';
export type { ExportColumn, SheetExport } from './write.ts';
export { exportSheet } from './write.ts';
