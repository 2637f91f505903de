import { implement } from '#platform/http/operation.ts';
import { buildTemplate } from '#platform/sheets/index.ts';
import * as contract from '../../contract/operations.ts';
import { kindFor } from '../kinds.ts';

export const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const downloadTemplate = implement(contract.downloadTemplate, async (context, input) => {
  const kind = kindFor(context.actor, input.kind);
  return {
    name: `${kind.label}模板.xlsx`,
    mime: xlsxMime,
    body: await buildTemplate(await kind.spec(context)),
  };
});
