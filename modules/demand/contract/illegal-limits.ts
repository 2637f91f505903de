/** One kind of limit that a vacancy must not carry, how people write it, and why not. */
interface IllegalLimit {
  kind: string;
  patterns: readonly RegExp[];
  basis: string;
}

/** Words that look like a limit and are none: they say that there is no limit, or name a legal minimum or a trade. */
const harmless: readonly RegExp[] = [
  /(?:男女|性别|年龄)\s*不限|不限\s*(?:制)?\s*(?:男女|性别|年龄)/g,
  /(?:不收取?|不交|无需|不用|免收?|免交|没有|无)\s*(?:任何)?\s*(?:押金|保证金|服装费|担保)/g,
  /(?:投标|履约|质量|工资)保证金/g,
  /(?:须|应|需)?\s*年?满?\s*1[68]\s*周?岁\s*(?:及|或)?\s*(?:以上)?(?![\d\s]*[-—~至到])/g,
];

/**
 * Free text of a post is read for these at entry, on the form and in imported lists alike. The two local
 * citations are FX:18; the laws are quoted by article.
 */
const limits: readonly IllegalLimit[] = [
  {
    kind: '性别限制',
    patterns: [
      /(?:仅|只)?限\s*(?:招\s*)?[男女]|[只仅]\s*[招要收]\s*[男女]|[男女]性?\s*优先|要求?\s*[男女](?:性|士|工|生)/,
      /性别\s*[:：为]?\s*[男女]|[男女]工(?!作)|[男女]士/,
      /(?:限|要|须|需|只招)?\s*(?:未婚|未育|已婚已育)/,
    ],
    basis:
      '《就业促进法》第二十七条：招用人员不得以性别为由拒绝录用妇女或者提高录用标准，不得限制女职工结婚、生育',
  },
  {
    kind: '收取押金、保证金或其他财物',
    patterns: [
      /押金|保证金|风险金|抵押金|(?:提供|缴纳?|交)\s*担保|担保人/,
      /(?:收取?|缴纳?|交纳?|扣)\s*.{0,4}(?:服装费|工装费|培训费|报名费|体检费|介绍费)/,
      /扣押?\s*.{0,4}(?:身份证|毕业证|证件)/,
    ],
    basis:
      '《劳动合同法》第九条：不得扣押证件，不得要求提供担保或者以其他名义收取财物；阜新市维护新就业形态劳动者劳动保障权益措施：不得以缴纳保证金、押金或者其他名义向劳动者收取财物',
  },
  {
    kind: '年龄限制',
    patterns: [
      /\d{2}\s*周?岁?\s*(?:[-—~～至到]+)\s*\d{2}\s*周?岁/,
      /(?:年龄|限)\s*.{0,4}\d{2}\s*周?岁?/,
      /\d{2}\s*周?岁\s*(?:及|或)?\s*(?:以[上下内]|之?[内前])/,
      /(?:不超过|小于|低于|大于)\s*\d{2}\s*周?岁/,
    ],
    basis:
      '《就业促进法》第三条：劳动者依法享有平等就业的权利；法律规定的最低年龄（《劳动法》第十五条、第六十四条）除外',
  },
  {
    kind: '民族、户籍、残疾或病原携带限制',
    patterns: [
      /(?:仅|只)?限\s*(?:汉族|本地户籍|城镇户口|本地人)|不[招要收]\s*(?:少数民族|外地|农村|残疾|乙肝)/,
      /乙肝\s*(?:携带|病毒)?.{0,4}(?:勿扰|除外|不[招要收])/,
    ],
    basis:
      '《就业促进法》第二十八至三十一条：不得歧视少数民族、残疾人、传染病病原携带者和进城就业的农村劳动者',
  },
  {
    kind: '限制在多平台就业',
    patterns: [/(?:不得|不准|不能|不许|禁止)\s*(?:在|到)?\s*(?:其他|别的|多个?|第二)\s*平台/],
    basis: '阜新市维护新就业形态劳动者劳动保障权益措施：不得违法限制劳动者在多平台就业',
  },
];

export interface FoundLimit {
  kind: string;
  /** As written. */
  words: string;
  basis: string;
}

/** The illegal limits a text carries, each kind once; full-width digits are read as plain ones. */
export function findIllegalLimits(text: string): FoundLimit[] {
  const plain = harmless.reduce((rest, words) => rest.replace(words, '　'), text.normalize('NFKC'));
  return limits.flatMap(({ kind, patterns, basis }) => {
    const found = patterns.map((pattern) => pattern.exec(plain)?.[0].trim()).find((words) => words);
    return found ? [{ kind, words: found, basis }] : [];
  });
}
