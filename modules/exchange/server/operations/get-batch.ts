import { implement, type OperationContext } from '#platform/http/operation.ts';
import * as contract from '../../contract/operations.ts';
import { findBatch } from '../batches.ts';
import { wrongColumns } from '../import-rows.ts';
import { kindFor } from '../kinds.ts';
import { batchRights, batchView, mappingInForce, notesOf } from '../view.ts';

/** More options than these are searched in the template, not picked from a list. */
const fewWords = 60;

export const getBatch = implement(contract.getBatch, async (context: OperationContext, { batchId }) => {
  const { db, actor } = context;
  const batch = await findBatch(db, actor.cityCode, batchId);
  const kind = kindFor(actor, batch.kind);
  const rights = batchRights(batch);
  // Asked every second while the batch is worked on: no more than is shown then.
  const columns = rights.isWorking ? [] : (await kind.spec(context)).columns;
  return {
    ...batchView(batch, batch.fileName, kind.label),
    ...rights,
    headers: batch.headers.map(({ text }) => text),
    columns: columns.map(({ key, label, required = false, hint = null, options = [] }) => ({
      key,
      label,
      required,
      hint,
      words: options.length <= fewWords ? options.map((option) => option.label) : [],
    })),
    wrongColumns: rights.canDownloadErrors
      ? await wrongColumns({ db, cityCode: actor.cityCode, batchId })
      : [],
    mapping: mappingInForce(batch),
    notes: notesOf(batch, columns),
  };
});
