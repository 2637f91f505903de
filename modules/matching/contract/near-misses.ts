import type { HardLimit, HardLimitCode } from '#engines/matching/index.ts';
import { span, yuan } from './codes.ts';

/**
 * Limits that may keep a pair apart alone and can be closed: by agreement, training or a fact put right. Not among them:
 * consent, without which nobody is listed by name, the statutory ages, a post that is closed or full, and a refusal.
 */
export const nearMissCodes = [
  'notSeeking',
  'ageUnknown',
  'education',
  'skill',
  'experience',
  'outOfRange',
  'noLodging',
  'shift',
  'startsTooLate',
  'payTooLow',
] as const satisfies HardLimitCode[];
export type NearMissCode = (typeof nearMissCodes)[number];

export const isNearMissCode = (code: string): code is NearMissCode =>
  nearMissCodes.some((known) => known === code);

/** Where the work is, for those who would have to go there. */
export interface PostForCloser {
  regionName: string;
  hasLodging: boolean;
}

/** What would close a limit: whom to ask, and for how much. */
export function closingText({ code, params: p }: HardLimit, post: PostForCloser): string {
  switch (code as NearMissCode) {
    case 'notSeeking':
      return '联系本人，问清现在找不找工作';
    case 'ageUnknown':
      return '核对证件，补登出生日期';
    case 'education':
      return '与企业商量放宽学历';
    case 'skill':
      return `安排“${p.skill}”培训`;
    case 'experience':
      return `还差 ${span(Number(p.min) - Number(p.months))}，与企业商量放宽，或安排岗前培训`;
    case 'outOfRange':
      return `问本人愿不愿去${post.regionName}（${post.hasLodging ? '提供住宿' : '不提供住宿'}）`;
    case 'noLodging':
      return '与企业商量提供住宿';
    case 'shift':
      return '问本人能不能倒班，或与企业商量安排长白班';
    case 'startsTooLate':
      return p.availableOn ? `与企业商量等到 ${p.availableOn}，或问本人能不能提前` : '问清本人哪天能到岗';
    case 'payTooLow':
      return `与企业商量每月加 ${yuan(Number(p.expectedFen) - Number(p.payMaxFen))} 元，或问本人能不能接受`;
  }
}
