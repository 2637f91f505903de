import type { Closer, Distance, HardLimit, HardLimitCode, Missing, Reason } from '#engines/matching/index.ts';

/** Short names of the hard limits, for the count of whom each of them excludes. */
export const limitLabels: Record<HardLimitCode, string> = {
  notSeeking: '没有求职意愿',
  noConsent: '本人未同意推荐',
  ageUnknown: '年龄不明',
  belowWorkingAge: '未到法定年龄',
  aboveAge: '超过法定年龄',
  education: '学历不够',
  skill: '缺少必备技能',
  experience: '经验不够',
  outOfRange: '超出愿去的范围',
  noLodging: '需要住宿',
  shift: '不接受倒班',
  startsTooLate: '到岗太晚',
  payTooLow: '工资达不到期望',
  refused: '本人已谢绝',
  noPlaceLeft: '岗位已招满',
  closed: '岗位未在招',
};

/** What the post would give up to be rid of a limit of its own. */
export const reliefLabels: Partial<Record<HardLimitCode, string>> = {
  education: '不提学历要求',
  skill: '不要求必备技能',
  experience: '不要求工作经验',
  noLodging: '提供住宿',
  shift: '不倒班',
  startsTooLate: '推迟到岗',
};

/** How near people live, for counts: a division that holds both, or kilometres. */
const nearLabels = { town: '同镇街', county: '同区县', city: '全市' } as const;
export type Within = keyof typeof nearLabels | number;
export const nearLabel = (within: Within): string =>
  typeof within === 'number' ? `${within} 公里以内` : nearLabels[within];

const reasonsInShort = 3;

/** The reasons that count most, in one line. */
export const inShort = (reasons: { text: string; points: number }[]): string =>
  reasons
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, reasonsInShort)
    .map(({ text }) => text)
    .join('；');

const closerLabels: Record<Closer, string> = {
  consent: '可征求本人意见',
  training: '可安排培训',
  lodging: '可商企业安排住宿',
  laterStart: '可商企业推迟到岗',
  higherPay: '可商企业提高待遇',
  contact: '请先联系本人',
};

const distanceLabels: Record<Distance, string> = {
  village: '同村（社区）',
  town: '同镇街',
  county: '同区县',
  city: '同市不同区县',
  far: '不同城市',
};

/** Words that only the place knows: names of occupations and of the pack's dictionaries. */
export interface MatchWords {
  /** Name of the post's occupation. */
  postOccupation: string;
  occupation(code: string): string;
  education(rank: number): string;
  status(code: string): string;
  group(code: string): string;
  workRange(code: string): string;
}

const textOf = (value: string | number | undefined): string => String(value ?? '');
export const yuan = (fen: string | number | undefined): string => {
  const [whole = '0', part = '00'] = (Number(fen) / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === '00' ? '' : `.${part}`}`;
};
export const span = (value: string | number | undefined): string => {
  const months = Number(value);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years ? `${years} 年` : '', rest || !years ? `${rest} 个月` : ''].filter(Boolean).join(' ');
};
const distance = (value: string | number | undefined): string => distanceLabels[value as Distance];

/** Beside the words of a division, where both points are known. */
const apart = (km: string | number | undefined): string =>
  km === undefined ? '' : `，两地中心相距约 ${km} 公里`;

/** Why a pair is excluded, in one sentence with its facts. */
export function limitText({ code, params: p }: HardLimit, words: MatchWords): string {
  switch (code) {
    case 'notSeeking':
      return `目前状态为“${words.status(textOf(p.status))}”，不在求职`;
    case 'noConsent':
      return '本人未同意推荐';
    case 'ageUnknown':
      return '出生日期不明，无法核对法定年龄';
    case 'belowWorkingAge':
      return `到岗时 ${p.age} 周岁，未满 ${p.min} 周岁`;
    case 'aboveAge':
      return `到岗时 ${p.age} 周岁，法律规定该岗位不超过 ${p.max} 周岁`;
    case 'education':
      return `学历为${words.education(Number(p.rank))}，岗位要求${words.education(Number(p.min))}及以上`;
    case 'skill':
      return `缺少必备技能“${p.skill}”`;
    case 'experience':
      return `相关经验 ${span(p.months)}，岗位要求 ${span(p.min)}`;
    case 'outOfRange':
      return `只愿在${words.workRange(textOf(p.workRange))}范围内工作，岗位与住地${distance(p.distance)}`;
    case 'noLodging':
      return `岗位与住地${distance(p.distance)}，需要住宿而岗位不提供`;
    case 'shift':
      return '岗位倒班，本人不接受倒班';
    case 'startsTooLate':
      return `${textOf(p.availableOn) || '日期不明'} 才能到岗，岗位 ${p.neededOn} 用人`;
    case 'payTooLow':
      return `期望 ${yuan(p.expectedFen)} 元，岗位最高 ${yuan(p.payMaxFen)} 元`;
    case 'refused':
      return '本人谢绝过这个岗位';
    case 'noPlaceLeft':
      return '岗位已招满';
    case 'closed':
      return '岗位未在招';
  }
}

/** Why a pair fits: one reason with its facts. */
export function reasonText({ code, params: p }: Reason, words: MatchWords): string {
  switch (code) {
    case 'wishSame':
      return `想做${words.postOccupation}`;
    case 'wishNear':
      return `想做${words.occupation(textOf(p.wish))}，与${words.postOccupation}相近`;
    case 'wishAny':
      return '不限工种';
    case 'experienceSame':
      return `做过${words.postOccupation} ${span(p.months)}`;
    case 'experienceNear':
      return `做过相近工种 ${span(p.months)}`;
    case 'paySure':
      return p.expectedFen === undefined
        ? '对工资没有要求'
        : `期望 ${yuan(p.expectedFen)} 元 ≤ 最低 ${yuan(p.payMinFen)} 元`;
    case 'payPossible':
      return `期望 ${yuan(p.expectedFen)} 元 ≤ 最高 ${yuan(p.payMaxFen)} 元`;
    case 'paySurplus':
      return p.surplusFen === undefined ? '对工资没有要求' : `工资比期望高 ${yuan(p.surplusFen)} 元`;
    case 'near':
      return `${distance(p.distance)}${apart(p.km)}`;
    case 'available':
      return p.days === 0 ? '能按时到岗' : `比用人日期晚 ${p.days} 天到岗`;
    case 'skills':
      return p.asked === 0 ? '岗位没有另外的技能要求' : `掌握 ${p.asked} 项技能中的 ${p.held} 项`;
    case 'priorityGroup':
      return `重点群体：${words.group(textOf(p.group))}`;
    case 'fresh':
      return p.days === 0 ? '今天联系过' : `${p.days} 天前联系过`;
    case 'newPost':
      return p.days === 0 ? '岗位今天发布' : `岗位 ${p.days} 天前发布`;
    case 'peers':
      return `应聘过同样岗位的 ${p.peers} 人里有 ${p.applied} 人也应聘了这里`;
  }
}

function shortfallText({ code, params: p }: Missing, words: MatchWords): string {
  switch (code) {
    case 'otherWish':
      return `意向工种不是${words.postOccupation}`;
    case 'noExperience':
      return `没有做过${words.postOccupation}`;
    case 'payBelow':
      return `期望工资比岗位最高工资多 ${yuan(p.shortFen)} 元`;
    case 'farAway':
      return `岗位与住地${distance(p.distance)}${apart(p.km)}`;
    case 'startsLater':
      return `比用人日期晚 ${p.days} 天到岗`;
    case 'skill':
      return `没有登记技能“${p.skill}”`;
    case 'contactOld':
      return p.lastContactOn === undefined ? '没有联系记录' : `上次联系在 ${p.lastContactOn}`;
  }
}

/** What is lacking in a pair, and what would bring it closer. */
export function missingText(missing: Missing, words: MatchWords): string {
  const text = shortfallText(missing, words);
  return missing.closer ? `${text}，${closerLabels[missing.closer]}` : text;
}
