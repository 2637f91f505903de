import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { newId } from '#platform/id.ts';
import * as contract from '../../contract/operations.ts';
import { packActor } from '../context.ts';
import { storeFile } from '../files.ts';
import { queueReading } from '../jobs/queue.ts';
import { kindFor } from '../kinds.ts';

export const uploadFile = implement(contract.uploadFile, async (context: OperationContext, input) => {
  const { db, actor, file } = context;
  const kind = kindFor(actor, input.kind);
  if (!file) throw new AppError('platform.missing', { what: '文件' });
  const { cityCode, accountId } = actor;
  const { fileId, sha256 } = await storeFile(context, file);
  const batchId = newId();
  await db
    .insertInto('importBatch')
    .values({
      cityCode,
      id: batchId,
      kind: kind.code,
      fileId,
      status: 'uploaded',
      accountId,
      actor: packActor(actor),
    })
    .execute();
  await context.audit({
    action: 'upload',
    subject: 'import_batch',
    subjectId: batchId,
    detail: { kind: kind.code, size: file.content.length, sha256 },
  });
  await queueReading(context, batchId, file.content.length);
  return { batchId };
});
