import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellType, Column, RawCell } from './columns.ts';
import { dateToSerial, serialToDate } from './dates.ts';
import { normaliseCell } from './normalise.ts';
import { parseMoneyRange } from './numbers.ts';
import { spec } from './test-fixtures.ts';

const column = (type: CellType): Column =>
  spec.columns.find((each) => each.type === type) ?? { key: 'x', label: '列', type };
const value = (raw: RawCell, type: CellType): unknown => {
  const result = normaliseCell(raw, column(type));
  return 'value' in result ? result.value : `!${result.problem.code}`;
};
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const day = fc
  .integer({ min: 0, max: 72_000 })
  .map((offset) => Temporal.PlainDate.from('1928-01-01').add({ days: offset }))
  .filter((date) => date.year < 2119);

describe('文字', () => {
  it('办事员粘贴的全角数字、字母和前后空白被整理好，中文标点保留', () => {
    expect(value('\u3000ＡＢＣ１２３\u00a0公司（一部）\u200b ', 'text')).toBe('ABC123 公司（一部）');
    expect(value('\u3000 \u200b', 'text')).toBeNull();
    expect(value(510502, 'text')).toBe('510502');
    expect(value({ date: '2018-03-01' }, 'text')).toBe('2018-03-01');
  });
});

describe('日期', () => {
  it('同一天写成七种样子、带不带时刻，读出来都是那一天', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('', ' 08:30', ' 8:30:00', 'T08:30:00.000'), (date, time) => {
        const [y, m, d] = [date.year, date.month, date.day];
        const plain = date.toString();
        const styles = [
          plain,
          `${y}-${m}-${d}`,
          `${y}/${plain.slice(5, 7)}/${plain.slice(8)}`,
          `${y}.${m}.${d}`,
        ];
        for (const style of [
          ...styles,
          plain.replaceAll('-', ''),
          `${y}年${m}月${d}日`,
          ` ${y} 年 ${m} 月 ${d} 日 `,
        ]) {
          expect(value(style + time, 'date')).toBe(plain);
          expect(value(wide(style), 'date')).toBe(plain);
        }
        expect(value({ date: plain }, 'date')).toBe(plain);
        expect(value(dateToSerial(plain), 'date')).toBe(plain);
        expect(value(dateToSerial(plain) + 0.75, 'date')).toBe(plain);
        expect(value(String(dateToSerial(plain)), 'date')).toBe(plain);
        expect(serialToDate(dateToSerial(plain))).toBe(plain);
      }),
    );
  });

  it('不存在的日子、分不清次序的写法和区间都不猜', () => {
    for (const wrong of [
      '2018-02-29',
      '2018-13-01',
      '2018年3月',
      '长期',
      '2018-3/1',
      '2018-3-1至2018-4-1',
      '20180231',
      '1899-12-31',
    ])
      expect(value(wrong, 'date'), wrong).toBe('!invalidDate');
    for (const unclear of ['3/1/2018', '01.03.2018', '18-3-1', '18年3月1日'])
      expect(value(unclear, 'date'), unclear).toBe('!ambiguousDate');
    expect(value(2018, 'date')).toBe('!invalidDate');
    expect(value('2000-02-29', 'date')).toBe('2000-02-29');
  });

  it('月份写成年月、写成某一天或是日期单元格，都归到那个月', () => {
    fc.assert(
      fc.property(day, (date) => {
        const month = date.toString().slice(0, 7);
        const [y, m] = [date.year, date.month];
        for (const style of [
          month,
          `${y}-${m}`,
          `${y}/${m}`,
          `${y}.${m}`,
          `${y}年${m}月`,
          month.replace('-', ''),
          date.toString(),
        ])
          expect(value(style, 'month')).toBe(month);
        expect(value({ date: date.toString() }, 'month')).toBe(month);
        expect(value(dateToSerial(date.toString()), 'month')).toBe(month);
      }),
    );
    expect(value('2018-13', 'month')).toBe('!invalidMonth');
    expect(value(201803, 'month')).toBe('2018-03');
    expect(value(2018.11, 'month')).toBe('2018-11');
    expect(value(2018.1, 'month')).toBe('!ambiguousMonth');
  });
});

describe('数', () => {
  it('人数带千分位、全角、“人”字都读成整数，小数和区间被指出', () => {
    for (const text of ['1200', '1,200', '1，200人', ' １２００ 名', '1200.00', '+1200'])
      expect(value(text, 'integer'), text).toBe(1200);
    for (const wrong of ['12.5', '约12', '10-20', '十二', '1,20', '9'.repeat(20)])
      expect(value(wrong, 'integer'), wrong).toBe('!notInteger');
    expect(value(12, 'integer')).toBe(12);
    expect(value(12.5, 'integer')).toBe('!notInteger');
    expect(value('-0', 'integer')).toBe(0);
  });

  it('任意金额按五种样子写出来再读回，分毫不差', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        const yuan = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
        const inWan = `${Math.trunc(fen / 1_000_000)}.${String(fen % 1_000_000).padStart(6, '0')}万`;
        for (const style of [yuan, grouped, `${grouped}元/月`, `￥${yuan}`, inWan, `${inWan}元`, wide(yuan)])
          expect(value(style, 'money')).toBe(fen);
        expect(value(Number(yuan), 'money')).toBe(fen);
      }),
    );
  });

  it('金额只认到分，区间、按天计和文字说明被指出', () => {
    expect(value('0.5万', 'money')).toBe(500_000);
    expect(value('4.5k', 'money')).toBe(450_000);
    expect(value('4500元/人/月', 'money')).toBe(450_000);
    expect(value(1.005, 'money')).toBe('!moneyPrecision');
    expect(value(0.1 + 0.2, 'money')).toBe(30);
    expect(value('4500-6000', 'money')).toBe('!moneyRange');
    for (const wrong of ['面议', '200元/天', '5万元/年', '1万5', '--'])
      expect(value(wrong, 'money'), wrong).toBe('!notMoney');
  });

  it('薪资区间拆成上下限，后面的“万”两头都算', () => {
    expect(parseMoneyRange('4,500～6,000元/月')).toEqual({ minFen: 450_000, maxFen: 600_000 });
    expect(parseMoneyRange('4500元至6000元')).toEqual({ minFen: 450_000, maxFen: 600_000 });
    expect(parseMoneyRange('0.45-0.6万')).toEqual({ minFen: 450_000, maxFen: 600_000 });
    expect(parseMoneyRange('5千-0.6万')).toEqual({ minFen: 500_000, maxFen: 600_000 });
    expect(parseMoneyRange('5000')).toEqual({ minFen: 500_000, maxFen: 500_000 });
    expect(parseMoneyRange('6000-4500')).toEqual({ problem: { code: 'moneyRangeReversed' } });
    expect(parseMoneyRange('4500以上')).toEqual({ problem: { code: 'notMoney' } });
  });
});

describe('是否与选项', () => {
  it('“是”“否”的常见写法都认', () => {
    for (const yes of ['是', '√', 'Y', '１', true, 1] as RawCell[]) expect(value(yes, 'boolean')).toBe(true);
    for (const no of ['否', '×', 'n', '0', false, 0] as RawCell[]) expect(value(no, 'boolean')).toBe(false);
    expect(value('可能', 'boolean')).toBe('!notBoolean');
  });

  it('选项按名称、别名、代码、半角括号都能对上，对不上时提示最接近的', () => {
    for (const text of ['高中（中专）', '高中(中专)', ' 高中 （中专） ', '中专', '30', 30] as RawCell[])
      expect(value(text, 'code')).toBe('30');
    expect(normaliseCell('初衷', column('code'))).toEqual({
      problem: { code: 'unknownCode', params: { value: '初衷', nearest: '初中' } },
    });
    expect(normaliseCell('博士后流动站', column('code'))).toEqual({
      problem: { code: 'unknownCode', params: { value: '博士后流动站' } },
    });
  });

  it('一格多选用顿号、逗号、分号、换行隔开都行，重复的只算一次', () => {
    const several: Column = { ...column('code'), type: 'codes' };
    expect(normaliseCell('初中、不限，中专;初中；\n不限', several)).toEqual({ value: ['20', '10', '30'] });
    expect(normaliseCell('初中、火星', several)).toMatchObject({
      problem: { code: 'unknownCode', params: { value: '火星' } },
    });
  });
});

describe('电话与身份证', () => {
  it('手机和带区号的座机读成一种写法', () => {
    for (const text of [
      '13800000000',
      '138 0000 0000',
      '138-0000-0000',
      '+86 13800000000',
      '１３８０００００００0',
      13800000000,
    ] as RawCell[])
      expect(value(text, 'phone')).toBe('13800000000');
    for (const text of ['0830-1234567', '（0830）1234567', '08301234567', '0830—1234567'])
      expect(value(text, 'phone')).toBe('0830-1234567');
    expect(value('02812345678转802', 'phone')).toBe('028-12345678-802');
    for (const wrong of ['1234567', '12800000000', '138000000001', '13800000000/13900000000', '138****0000'])
      expect(value(wrong, 'phone'), wrong).toBe('!invalidPhone');
    expect(value('1.38E+10', 'phone')).toBe('!digitsLost');
  });

  it('身份证号核对校验位和出生日期，小写 x 照收，15 位和被存成数字的各有提示', () => {
    expect(value('999999199001010016', 'idCard')).toBe('999999199001010016');
    expect(value("'99999919900101018x", 'idCard')).toBe('99999919900101018X');
    expect(value('999999199001010011', 'idCard')).toBe('!idCardChecksum');
    expect(value('999999199002300010', 'idCard')).toBe('!idCardBirthDate');
    expect(value('999999900101001', 'idCard')).toBe('!idCard15');
    expect(value('9999991990', 'idCard')).toBe('!invalidIdCard');
    expect(value(Number('999999199001010016'), 'idCard')).toBe('!digitsLost');
    expect(value('9.99999E+17', 'idCard')).toBe('!digitsLost');
  });

  it('改动身份证号任意一位，必被发现', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const id = '999999199001010016';
        const changed = id.slice(0, at) + ((Number(id[at]) + step) % 10) + id.slice(at + 1);
        expect(value(changed, 'idCard')).toMatch(/^!idCard/);
      }),
    );
  });
});
