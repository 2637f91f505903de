import type { Workflow } from '#engines/workflow/index.ts';

/** P07: people of one county who leave together, from the pairing to the last signature. */
export const batchStates = ['gathering', 'departed', 'received', 'cancelled'] as const;
export type BatchState = (typeof batchStates)[number];

/** One person of a batch. */
export const memberStates = ['preparing', 'sent', 'accepted', 'missing', 'rejected', 'withdrawn'] as const;
export type MemberState = (typeof memberStates)[number];

export const sendActions = ['depart', 'postpone', 'cancel'] as const;
export type SendAction = (typeof sendActions)[number];
export const receiveActions = ['confirmFacilities'] as const;
/** `receive` is the batch's own step when nobody of it is on the way any more. */
export type BatchAction = SendAction | (typeof receiveActions)[number] | 'receive';

export const batchWorkflow: Workflow<BatchState, BatchAction> = {
  name: 'dispatchBatch',
  states: batchStates.map((code) => ({ code, terminal: code === 'received' || code === 'cancelled' })),
  initial: 'gathering',
  transitions: [
    { action: 'confirmFacilities', from: ['gathering'], to: 'gathering', permission: 'dispatch.accept' },
    {
      action: 'depart',
      from: ['gathering'],
      to: 'departed',
      permission: 'dispatch.handOver',
      needs: ['senderName', 'escortName', 'escortPhone', 'vehicle'],
      // Who sends is not who readied the receiving side.
      fourEyes: true,
    },
    // A bus that fails on the day: the same people later, once the receiving side has made ready again.
    {
      action: 'postpone',
      from: ['gathering'],
      to: 'gathering',
      permission: 'dispatch.handOver',
      needs: ['departOn', 'reason'],
    },
    {
      action: 'cancel',
      from: ['gathering'],
      to: 'cancelled',
      permission: 'dispatch.handOver',
      needs: ['reason'],
    },
    { action: 'receive', from: ['departed'], to: 'received', permission: 'dispatch.accept' },
  ],
};

export const receiptActions = ['accept', 'reportMissing', 'reject'] as const;
export type ReceiptAction = (typeof receiptActions)[number];
export type MemberAction = ReceiptAction | 'send' | 'withdraw';

export const memberWorkflow: Workflow<MemberState, MemberAction> = {
  name: 'dispatchMember',
  states: memberStates.map((code) => ({
    code,
    terminal: code === 'accepted' || code === 'rejected' || code === 'withdrawn',
  })),
  initial: 'preparing',
  transitions: [
    { action: 'send', from: ['preparing'], to: 'sent', permission: 'dispatch.handOver', batch: true },
    {
      action: 'withdraw',
      from: ['preparing'],
      to: 'withdrawn',
      permission: 'dispatch.handOver',
      needs: ['reason'],
      batch: true,
    },
    // Somebody reported missing may still turn up.
    {
      action: 'accept',
      from: ['sent', 'missing'],
      to: 'accepted',
      permission: 'dispatch.accept',
      needs: ['receiverName'],
      fourEyes: true,
    },
    {
      action: 'reportMissing',
      from: ['sent'],
      to: 'missing',
      permission: 'dispatch.accept',
      needs: ['receiverName', 'reason'],
      fourEyes: true,
    },
    {
      action: 'reject',
      from: ['sent'],
      to: 'rejected',
      permission: 'dispatch.accept',
      needs: ['receiverName', 'reason'],
      fourEyes: true,
    },
  ],
};
