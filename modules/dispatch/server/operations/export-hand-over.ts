import { sheetFile } from '#modules/enterprise/server/index.ts';
import { implement } from '#platform/http/operation.ts';
import { maskPhone } from '#platform/personal/cipher.ts';
import type { ExportColumn } from '#platform/sheets/index.ts';
import * as contract from '../../contract/batch-operations.ts';
import { checkLabels, checks, memberStateLabels } from '../../contract/codes.ts';
import type { Context } from '../batch/batches.ts';
import { readHandOver } from '../batch/hand-over.ts';

const columnsOf = ({ pack }: Context): ExportColumn[] => [
  { key: 'number', label: '序号', type: 'integer' },
  { key: 'personName', label: '姓名', type: 'text' },
  { key: 'age', label: '年龄', type: 'integer' },
  { key: 'phone', label: '电话', type: 'text', width: 14 },
  { key: 'regionName', label: '来自', type: 'text', width: 30 },
  { key: 'enterpriseName', label: '企业', type: 'text', width: 30 },
  { key: 'postTitle', label: '岗位', type: 'text', width: 16 },
  ...checks.map((check): ExportColumn => ({ key: check, label: checkLabels[check], type: 'text' })),
  { key: 'state', label: '交接结果', type: 'text' },
  { key: 'reason', label: '原因', type: 'text', width: 20 },
  { key: 'senderName', label: '送出方签字', type: 'text' },
  { key: 'sentOn', label: '送出日期', type: 'date' },
  { key: 'signedByName', label: '接收方签字', type: 'text' },
  { key: 'receivedOn', label: '签收日期', type: 'date' },
  { key: 'placementStatus', label: '后续', type: 'code', options: pack.dictionaries.placementState },
];

export const exportHandOver = implement(contract.exportHandOver, async (context: Context, { id }) => {
  const { batch, asOf, members } = await readHandOver(context, id);
  await context.audit({
    action: 'export',
    subject: 'dispatchBatch',
    subjectId: id,
    regionCode: batch.sendingRegionCode,
    detail: { rows: members.length },
  });
  const takers = [...new Set(members.flatMap(({ signedByName }) => signedByName ?? []))].join('、');
  const line = '____________________';
  return sheetFile({
    title: `输送交接单 ${batch.batchNo}`,
    unit: '人',
    caption: [
      `${batch.sendingRegionName} → ${batch.receiverName}`,
      `出发 ${batch.departedOn ?? batch.departOn}`,
      `车辆 ${batch.vehicle ?? line}`,
      `带队人 ${batch.escortName ?? line}`,
    ].join('　'),
    asOf,
    columns: columnsOf(context),
    rows: members.map(({ ready, status, phone, ...member }, at) => ({
      ...member,
      ...Object.fromEntries(checks.map((check) => [check, ready.includes(check) ? '是' : '否'])),
      number: at + 1,
      state: memberStateLabels[status],
      // Phones leave the system only masked, whoever may see them on screen.
      phone: phone && !phone.includes('*') ? maskPhone(phone) : phone,
    })),
    notes: [
      `送出方签字：${batch.senderName ?? line}　　日期：${batch.departedOn ?? line}`,
      `接收方签字：${takers || line}　　日期：${batch.receivedOn ?? line}`,
    ],
  });
});
