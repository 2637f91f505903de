import type { SheetHeader } from './columns.ts';
import { fillIn } from './fill-in.ts';

const sentences = {
  emptyFile: '文件是空的，请重新选择文件',
  tooLarge: '文件太大（一次最多 {maxRows} 行、{maxMegabytes} MB），请拆成几份后分别导入',
  wrongFileType: '这不是 Excel 或 CSV 文件，请上传 .xlsx、.xls 或 .csv 文件（只改扩展名不行）',
  webPage: '这个文件实际是网页格式，请用 Excel 打开后另存为 .xlsx 再上传',
  macroWorkbook: '文件里带有宏，为了安全不能导入，请另存为不带宏的 .xlsx 再上传',
  encryptedFile: '文件设了打开密码，请取消密码后再上传',
  zipBomb: '文件解压后异常庞大，不能导入；请把数据复制到新表格后再上传',
  corruptFile: '文件已损坏或没有上传完整，请重新保存后再上传',
  unknownEncoding: '无法识别文件的文字编码，请用 Excel 另存为 .xlsx 再上传',
  unclosedQuote: 'CSV 文件第 {row} 行的引号没有成对，请改正后再上传',
  sheetNotFound: '文件里没有名为“{sheet}”的工作表',
  headerNotFound: '在工作表“{sheet}”的前 {rows} 行没有找到表头，请使用下载的模板，或核对列名',
  duplicateHeader: '表头重复：{names}。请删去或改名，使每个列名只出现一次',
  missingColumns: '缺少必需的列：{names}。请补上这些列，或指定它们对应文件里的哪一列',
  noDataRows: '表头下面没有数据',
  tooManyRows: '共 {rows} 行，一次最多导入 {max} 行，请拆成几份后分别导入',
  readTimeout: '读取文件超过 {seconds} 秒仍未完成，请拆成几份后分别导入',
} as const;

export type RefusalCode = keyof typeof sentences;

/** A file that cannot be taken as a whole; `header` is there when the columns were found but do not suffice. */
export class SheetRefusal extends Error {
  readonly code: RefusalCode;
  readonly params: Record<string, string | number>;
  readonly header: SheetHeader | undefined;

  constructor(code: RefusalCode, params: Record<string, string | number> = {}, header?: SheetHeader) {
    super(refusalText(code, params));
    this.name = 'SheetRefusal';
    this.code = code;
    this.params = params;
    this.header = header;
  }
}

/** The Chinese sentence a user reads for a refused file. */
export function refusalText(code: RefusalCode, params: Record<string, string | number> = {}): string {
  return fillIn(sentences[code], params);
}
