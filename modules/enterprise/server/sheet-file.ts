import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { DownloadedFile } from '#platform/http/operation.ts';
import { exportSheet, type SheetExport } from '#platform/sheets/index.ts';

/** A list as an .xlsx to download, named by its title and day. */
export async function sheetFile(content: SheetExport): Promise<DownloadedFile> {
  const stream = new PassThrough();
  const [body] = await Promise.all([buffer(stream), exportSheet(content, { stream })]);
  return {
    name: `${content.title}（${content.asOf}）.xlsx`,
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  };
}
