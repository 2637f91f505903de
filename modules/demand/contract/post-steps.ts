import { z } from 'zod';
import { idField, okOutput, optionalText, versionField } from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';

/** The record as the user saw it. */
const step = { id: idField, version: versionField };

export const submitPost = operation({
  name: 'demand.submitPost',
  summary: '提交岗位核实',
  kind: 'write',
  permission: 'demand.submit',
  input: z.object(step),
  output: okOutput,
});

export const verifyPost = operation({
  name: 'demand.verifyPost',
  summary: '核实岗位',
  kind: 'write',
  permission: 'demand.verify',
  /** A code of the dictionary contactMethod. */
  input: z.object({ ...step, method: z.string().trim().max(40).optional() }),
  output: okOutput,
});

export const sendBackPost = operation({
  name: 'demand.sendBackPost',
  summary: '退回岗位',
  kind: 'write',
  permission: 'demand.verify',
  input: z.object({ ...step, reason: optionalText('理由', 500) }),
  output: okOutput,
});

export const servePost = operation({
  name: 'demand.servePost',
  summary: '岗位转入服务',
  kind: 'write',
  permission: 'demand.verify',
  input: z.object(step),
  output: okOutput,
});

export const closePost = operation({
  name: 'demand.closePost',
  summary: '岗位销号',
  kind: 'write',
  permission: 'demand.verify',
  input: z.object({ ...step, evidence: optionalText('销号依据', 500) }),
  output: okOutput,
});

export const withdrawPost = operation({
  name: 'demand.withdrawPost',
  summary: '撤回岗位',
  kind: 'write',
  permission: 'demand.submit',
  input: z.object({ ...step, reason: optionalText('理由', 500) }),
  output: okOutput,
});

export const expirePost = operation({
  name: 'demand.expirePost',
  summary: '岗位转为过期',
  kind: 'write',
  permission: 'demand.verify',
  input: z.object(step),
  output: okOutput,
});

export const reopenPost = operation({
  name: 'demand.reopenPost',
  summary: '重新编制已撤回或过期的岗位',
  kind: 'write',
  permission: 'demand.submit',
  input: z.object(step),
  output: okOutput,
});
