import { z } from 'zod';
import {
  actionsField,
  dateField,
  idField,
  okOutput,
  longPageOf,
  pageInput,
  pageOf,
  regionField,
  textField,
  versionField,
} from '#platform/contract/fields.ts';
import { operation } from '#platform/contract/operation.ts';
import { emailField, idCardField, personFacts, personFilter, personRow, sexField } from './fields.ts';

export const listPeople = operation({
  name: 'person.listPeople',
  summary: '人力资源台账',
  kind: 'read',
  permission: 'person.view',
  input: z.object({ ...pageInput, ...personFilter }),
  output: longPageOf(personRow),
});

export const exportPeople = operation({
  name: 'person.exportPeople',
  summary: '导出人力资源台账',
  kind: 'download',
  permission: 'person.export',
  input: z.object(personFilter),
  output: z.unknown(),
});

/** Where a village officer's day begins: who has not been asked for long, oldest first. */
export const listStale = operation({
  name: 'person.listStale',
  summary: '待回访人员',
  kind: 'read',
  permission: 'person.view',
  input: z.object(pageInput),
  output: pageOf(personRow).extend({
    people: z.int(),
    open: z.int(),
    staleAfterDays: z.int(),
    /** The region these figures are of; null for an organisation's own people. */
    regionCode: z.string().nullable(),
    regionName: z.string().nullable(),
  }),
});

const timelineEntry = z.object({
  at: z.string().nullable(),
  onDate: z.string(),
  title: z.string(),
  who: z.string().nullable(),
  note: z.string().nullable(),
});

export const getPerson = operation({
  name: 'person.getPerson',
  summary: '人员详情',
  kind: 'read',
  permission: 'person.view',
  input: z.object({ id: idField }),
  output: personRow.extend({
    /** In the asker's own ledger; others are seen through a recommendation, without what does not concern it. */
    isOwn: z.boolean(),
    birthOn: z.string().nullable(),
    /** In full only for those who keep the record. */
    phone: z.string().nullable(),
    isPhoneOpen: z.boolean(),
    email: z.string().nullable(),
    occupationsWanted: z.array(z.string()),
    experience: z.array(z.object({ occupationCode: z.string(), name: z.string(), months: z.int() })),
    workRange: z.string(),
    needsLodging: z.boolean(),
    acceptsShift: z.boolean(),
    consentedOn: z.string().nullable(),
    note: z.string().nullable(),
    organisationName: z.string().nullable(),
    canEdit: z.boolean(),
    actions: actionsField,
    timeline: z.array(timelineEntry),
  }),
});

const newPerson = {
  ...personFacts,
  /** Birth and sex come from the card; without one the day of birth is needed. */
  idCard: idCardField.nullish(),
  birthOn: dateField.nullish(),
  sex: sexField.nullish(),
};

export const checkDuplicate = operation({
  name: 'person.checkDuplicate',
  summary: '登记前查重',
  kind: 'read',
  permission: 'person.edit',
  input: z.object({
    idCard: idCardField.nullish(),
    name: z.string().trim().max(40).nullish(),
    birthOn: dateField.nullish(),
    regionCode: regionField.nullish(),
  }),
  output: z.object({
    /** `elsewhere`: registered in the city outside the asker's scope; neither who nor where is said. */
    idCard: z.enum(['notAsked', 'free', 'here', 'elsewhere']),
    /** The person with this card, and people of the same name, birth and village. */
    people: z.array(personRow),
  }),
});

export const registerPerson = operation({
  name: 'person.registerPerson',
  summary: '登记人员',
  kind: 'write',
  permission: 'person.edit',
  input: z.object({
    ...newPerson,
    hasConsent: z.boolean().default(false),
    /** The user has looked at the people of the same name, birth and village: it is somebody else. */
    isDifferentPerson: z.boolean().default(false),
  }),
  output: z.object({ id: z.string() }),
});

export const updatePerson = operation({
  name: 'person.updatePerson',
  summary: '修改人员资料',
  kind: 'write',
  permission: 'person.edit',
  /** A card number is given only to correct or add it. */
  input: z.object({ id: idField, version: versionField, ...newPerson }),
  output: okOutput,
});

export const confirmContact = operation({
  name: 'person.confirmContact',
  summary: '确认仍在找工作',
  kind: 'write',
  permission: 'person.edit',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});

export const setEmail = operation({
  name: 'person.setEmail',
  summary: '登记电子邮箱',
  kind: 'write',
  permission: 'person.edit',
  input: z.object({ id: idField, version: versionField, email: emailField }),
  output: okOutput,
});

export const setConsent = operation({
  name: 'person.setConsent',
  summary: '记录本人同意推荐',
  kind: 'write',
  permission: 'person.edit',
  input: z.object({ id: idField, version: versionField }),
  output: okOutput,
});

export const withdrawConsent = operation({
  name: 'person.withdrawConsent',
  summary: '撤回同意推荐',
  kind: 'write',
  permission: 'person.edit',
  input: z.object({ id: idField, version: versionField, reason: textField('理由', 200) }),
  output: okOutput,
});

export const revealIdCard = operation({
  name: 'person.revealIdCard',
  summary: '查看完整证件号码',
  kind: 'write',
  isSecret: true,
  permission: 'person.reveal',
  input: z.object({ id: idField, reason: textField('查看原因', 200) }),
  output: z.object({ idCard: z.string() }),
});
