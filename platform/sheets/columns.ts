import type { CellProblemCode } from './problem-codes.ts';

/** What a column holds. `money`: yuan in the cell, integer fen as value; `month`: 'YYYY-MM'; `codes`: several of the list. */
export type CellType =
  | 'text'
  | 'integer'
  | 'money'
  | 'date'
  | 'month'
  | 'boolean'
  | 'code'
  | 'codes'
  | 'phone'
  | 'idCard';

export interface ColumnOption {
  code: string;
  label: string;
  aliases?: string[];
}

/** One column of a list as its module describes it; template, import, error file and export all follow it. */
export interface Column {
  key: string;
  label: string;
  /** Other headers that users write for the same column. */
  aliases?: string[];
  type: CellType;
  required?: boolean;
  /** Characters, for text. */
  maxLength?: number;
  /** Bounds of integers, and of money in fen. */
  min?: number;
  max?: number;
  options?: ColumnOption[];
  /** What to fill in, for the template. */
  hint?: string;
  example?: string;
  /** In characters, as spreadsheets measure it. */
  width?: number;
}

export interface SheetSpec {
  title: string;
  columns: Column[];
  /** Together one key: two rows of a file with the same complete key are errors. */
  keyColumns: string[];
  /** Cell texts by column key, shown in the template's guide, never in its data area. */
  sampleRows?: Record<string, string>[];
  /** Sentences for the module's own problem codes; `{name}` is filled from the params. */
  problemTexts?: Record<string, string>;
}

/** What is wrong with one cell. */
export interface CellProblem {
  /** Sheet row, from 1. */
  row: number;
  /** Column key. */
  column: string;
  /** A `CellProblemCode`, or a code of the module with its sentence in `problemTexts`. */
  code: string;
  params?: Record<string, string | number>;
  /** What stands in a cell that could not be taken; personal numbers masked. */
  given?: string;
}

/** A problem that this folder finds, before its place is known. */
export interface ProblemCause {
  code: CellProblemCode;
  params?: Record<string, string | number>;
}

/** A cell as read: text, number, yes/no, a calendar day ('YYYY-MM-DD'), or why it could not be read. */
export type RawCell = string | number | boolean | { date: string } | { problem: ProblemCause };

export interface RawRow {
  /** Sheet row, from 1. */
  row: number;
  /** By column key; blank cells are absent. */
  cells: Record<string, RawCell>;
  /** Column keys whose value came down from a vertically merged cell. */
  filledDown?: string[];
  /** Another row of the file with the same key. */
  sameKeyRow?: number;
}

/** Fen, counts, codes, 'YYYY-MM-DD', 'YYYY-MM', text, yes/no, or the codes of a `codes` column. */
export type CellValue = string | number | boolean | string[];

/** The user's own choice per column key: a header of the file, one value for all rows, or null for "leave out". */
export type ColumnMapping = Record<string, string | { constant: string } | null>;

export interface HeaderCell {
  /** From 0. */
  index: number;
  /** As shown to the user; under a group header "上级-下级". */
  text: string;
  /** Column key, or null for a header nobody asked for. */
  key: string | null;
}

/** Where a sheet's header stands and what its columns are. */
export interface SheetHeader {
  sheetName: string;
  sheetNames: string[];
  /** Sheet rows from 1, both included. */
  firstRow: number;
  lastRow: number;
  cells: HeaderCell[];
  /** Column keys that every row gets the same text for. */
  constants: Record<string, string>;
  /** Labels of required or explicitly mapped columns that the file lacks. */
  missing: string[];
}

/** Longest text that a spreadsheet cell can hold. */
export const maxCellLength = 32_767;
/** Header of the column that the error file adds; never read back as data. */
export const errorColumnLabel = '错误说明';
