import { type Cell, idCardOf } from './test-fixture.ts';

/** One list of each kind with three rows, for the tests of this folder. All names are invented. */
export interface KindCase {
  kind: string;
  header: string[];
  rows: Cell[][];
  /** A value of the last row that cannot be taken, where it stands, and what is said about it. */
  wrong: { at: number; address: string; value: Cell; column: string; sentence: RegExp };
  /** Another value of the first row, and what the ledger shows for it. */
  change: { at: number; value: Cell };
  /** What the ledger says, for before and after. */
  ledger: string;
}

export const uscc = '91350100M000100Y43';
const village = '510521103222';

export const kindCases: KindCase[] = [
  {
    kind: 'demand',
    header: [
      '企业名称',
      '统一社会信用代码',
      '岗位名称',
      '缺工类型（工种）',
      '缺工人数',
      '技能要求',
      '最低月薪（元）',
      '最高月薪（元）',
      '到岗时间',
    ],
    rows: [
      ['泸州云栖石电子有限公司', uscc, '手机装配工', '6-25-04-02', 20, '手工装配', 3200, 4500, '2017-11-10'],
      ['泸州云栖石电子有限公司', uscc, '质检员', '6-31-03-05', 5, '外观检验', 3200, 4300, '2017-11-10'],
      ['泸州启岷通信设备有限公司', null, '电工', '6-31-01-03', 3, '持低压电工证', 4300, 6200, '2017-12-01'],
    ],
    wrong: { at: 4, address: 'E4', value: '若干', column: 'headcount', sentence: /缺工人数应填整数/ },
    change: { at: 4, value: 25 },
    ledger: `SELECT e.name, p.title, p.headcount, p.pay_min_fen FROM enterprise e LEFT JOIN post p ON p.enterprise_id = e.id`,
  },
  {
    kind: 'headcount',
    header: ['企业名称', '截至日期', '总用工需求', '年内用工预计', '已用工人数'],
    rows: [
      ['泸州云栖石电子有限公司', '2017-10-13', 120, 80, 40],
      ['泸州启岷通信设备有限公司', '2017-10-13', 60, 30, 10],
      ['泸州启岷通信设备有限公司', '2017-10-06', 60, 30, 8],
    ],
    wrong: { at: 1, address: 'B4', value: '2017-10-32', column: 'asOf', sentence: /截至日期不是有效日期/ },
    change: { at: 4, value: 45 },
    ledger: `SELECT DISTINCT ON (e.name, h.effective_on) e.name, h.effective_on, h.total_demand, h.employed
      FROM headcount_report h JOIN enterprise e ON e.id = h.enterprise_id ORDER BY 1, 2, h.recorded_on DESC, h.recorded_at DESC`,
  },
  {
    kind: 'person',
    header: ['姓名', '身份证号', '联系电话', '所在村（社区）', '学历', '就业状态', '本人同意推荐'],
    rows: [
      ['王安德', idCardOf(1), '15400000001', village, '初中', '求职', '是'],
      ['李彬芳', idCardOf(2), '15400000002', village, '高中', '失业', '是'],
      ['张晨桂', idCardOf(3), '15400000003', village, '中专', '求职', '否'],
    ],
    wrong: {
      at: 1,
      address: 'B4',
      value: '519999197001010001',
      column: 'idCard',
      sentence: /身份证号最后一位校验不符/,
    },
    change: { at: 4, value: '大专' },
    ledger: `SELECT name, phone, region_code, education, status, has_consent FROM person`,
  },
  {
    kind: 'insurance',
    header: ['身份证号', '姓名', '参保单位', '统一社会信用代码', '费款所属月', '缴费日期', '是否补缴'],
    rows: [
      [idCardOf(1), '王安德', '泸州云栖石电子有限公司', uscc, '2017-08', '2017-08-20', '否'],
      [idCardOf(1), '王安德', '泸州云栖石电子有限公司', uscc, '2017-09', '2017-09-20', '否'],
      [idCardOf(2), '李彬芳', '泸州云栖石电子有限公司', uscc, '2017-09', '2017-10-10', '是'],
    ],
    wrong: { at: 1, address: 'B4', value: '李彬', column: 'name', sentence: /姓名与台账登记的不一致/ },
    change: { at: 5, value: '2017-08-25' },
    ledger: `SELECT i.employer_name, i.month, i.paid_on, i.is_back_paid FROM insurance_month i JOIN person p ON p.id = i.person_id`,
  },
];

/** The three rows, with one cell changed. */
export function tableOf(one: KindCase, replaced?: { row: number; at: number; value: Cell }): Cell[][] {
  const rows = one.rows.map((cells) => [...cells]);
  const cells = replaced && rows[replaced.row];
  if (cells) cells[replaced.at] = replaced.value;
  return [one.header, ...rows];
}
