import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PackError, type PackProblem, type PackProblemCode } from './problem.ts';
import { listPacks, packHash, readPack } from './read.ts';

const packsFolder = join(import.meta.dirname, '../../packs');
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A copy of the packs in which the given text of a file is replaced; an empty `from` writes the file anew. */
function changed(file: string, from: string, to: string): string {
  const root = mkdtempSync(join(tmpdir(), 'packs-'));
  made.push(root);
  for (const id of ['base', 'luzhou-2017'])
    cpSync(join(packsFolder, id), join(root, id), { recursive: true });
  const path = join(root, file);
  const text = from === '' ? '' : readFileSync(path, 'utf8');
  if (from !== '' && !text.includes(from)) throw new Error(`${file} 里没有“${from}”`);
  writeFileSync(path, from === '' ? to : text.replace(from, to));
  return root;
}

async function problemsOf(root: string, id = 'luzhou-2017'): Promise<readonly PackProblem[]> {
  const error: unknown = await readPack(id, root).catch((thrown: unknown) => thrown);
  if (!(error instanceof PackError)) throw new Error('地区包没有被拒绝');
  return error.problems;
}

/** Line of the first place in the changed file where the text stands. */
const lineOf = (root: string, file: string, text: string): number =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('泸州地区包', () => {
  it('管理员载入泸州包，区划为一市、七县区、一百二十六个乡镇、一千四百八十八个村，上级都在下级之前', async () => {
    const { divisions, rootRegion } = await readPack('luzhou-2017');
    const count = (level: string) => divisions.filter((each) => each.level === level).length;
    expect(['province', 'city', 'county', 'town', 'village'].map(count)).toEqual([1, 1, 7, 126, 1488]);
    const seen = new Set(['']);
    for (const each of divisions) {
      expect(seen.has(each.parent)).toBe(true);
      seen.add(each.code);
    }
    expect(divisions[1]).toMatchObject({
      code: rootRegion,
      name: '泸州市',
      level: 'city',
      parent: '510000000000',
    });
  });

  it('市招募办看到文件规定的对接关系：高新区、江南科技园归江阳，长开区归龙马潭，县区办归市招募办', async () => {
    const { docking, organisations } = await readPack('luzhou-2017');
    const to = Object.fromEntries(docking.map((each) => [each.from, each.to]));
    expect(to).toMatchObject({
      'park-gaoxin': 'office-jiangyang',
      'park-jiangnan': 'office-jiangyang',
      'park-changkai': 'office-longmatan',
      'park-naxi': 'office-naxi',
      'office-naxi': 'office-city',
      'office-gulin': 'office-city',
    });
    expect(organisations.filter((each) => each.kind === 'office')).toHaveLength(8);
  });

  it('纳溪区既输送又接收', async () => {
    const { sides } = await readPack('luzhou-2017');
    expect(sides.sending.value).toHaveLength(5);
    expect(sides.receiving.value).toHaveLength(3);
    expect(sides.sending.value.filter((code) => sides.receiving.value.includes(code))).toEqual([
      '510503000000',
    ]);
  });

  it('两年招募任务与附件二一致，缺口等于年内用工减去已用工', async () => {
    const { rounds, demo } = await readPack('luzhou-2017');
    expect(rounds.map((round) => round.total)).toEqual([6700, 30000]);
    expect(rounds[0]?.parts?.['510524000000']).toBe(1580);
    expect(demo?.figures).toMatchObject({ signed: 52, docked: 26, totalDemand: 24855, gap: 6546 });
  });

  it('四十五天写明出处，文件没有规定的星期几写明没有规定', async () => {
    const { settings } = await readPack('luzhou-2017');
    expect(settings.demandHorizonDays).toMatchObject({ value: 45 });
    expect(settings.demandHorizonDays.source).toContain('四（一）2');
    expect(settings.headcountReturn).toMatchObject({ value: { cycle: 'weekly' }, stated: false });
  });

  it('省级、财政、成员部门、督查和系统管理员看不到个人明细，审计看得到', async () => {
    const { roles } = await readPack('luzhou-2017');
    const blind = roles.filter((role) => role.personal === 'none').map((role) => role.code);
    expect(blind).toEqual(expect.arrayContaining(['R01', 'R14', 'R16', 'R18', 'R19']));
    expect(roles.find((role) => role.code === 'R15')?.personal).toBe('rows');
    expect(roles).toHaveLength(20);
    for (const role of roles.filter((each) => each.personal === 'none')) {
      expect(
        role.permissions.filter((permission) => /^(person|placement|retention|insurance)\./.test(permission)),
      ).toEqual([]);
    }
  });

  it('经过保存再取出，内容不变', async () => {
    const pack = await readPack('luzhou-2017');
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });
});

describe('第二个地区与继承', () => {
  it('平度单独运行：根是县级市，季度摸底，少三个角色，清单列的叫法和顺序是自己的', async () => {
    const { cityCode, rootRegion, roles, settings, lists, divisions } = await readPack('pingdu-2020');
    expect([cityCode, rootRegion]).toEqual(['370283', '370283000000']);
    expect(divisions.map((each) => each.level).slice(0, 3)).toEqual(['province', 'city', 'county']);
    expect(settings.headcountReturn.value.cycle).toBe('quarterly');
    expect(roles.map((role) => role.code)).not.toContain('R09');
    expect(lists.person.columns[0]).toMatchObject({ key: 'villageCode', label: '村（社区）' });
    expect(lists.insurance.title).toBe('参保缴费月度表');
  });

  it('列出可载入的地区，只供继承的文件夹不算', () => {
    const ids = listPacks().map((each) => each.id);
    expect(ids).toEqual(expect.arrayContaining(['luzhou-2017', 'pingdu-2020']));
    expect(ids).not.toContain('base');
  });

  const folders = readdirSync(packsFolder).filter((name) => statSync(join(packsFolder, name)).isDirectory());

  it.each(folders.filter((name) => name !== 'base'))(
    '管理员载入 %s 没有错误，任务和机构都落在自己的区划里，政策与地区包属同一份文件',
    async (id) => {
      const pack = await readPack(id);
      const regions = new Set(pack.divisions.map((each) => each.code));
      expect(pack.organisations.every((each) => regions.has(each.region))).toBe(true);
      expect(pack.levels.map((each) => each.level)).toEqual(
        expect.arrayContaining([...new Set(pack.divisions.map((each) => each.level))]),
      );
      const document = readFileSync(join(packsFolder, id, 'policies/document.yaml'), 'utf8');
      expect(document).toContain(`title: ${pack.documentTitle}\n`);
      expect(document).toContain(`number: ${pack.documentNo ?? null}\n`);
    },
  );

  it('省级方案以省为根，省之上没有区划，区划到乡镇为止', async () => {
    const { rootRegion, divisions, levels } = await readPack('shandong-2021');
    expect(divisions[0]).toEqual({ code: rootRegion, name: '山东省', level: 'province', parent: '' });
    expect(divisions.filter((each) => each.level === 'city')).toHaveLength(16);
    expect(levels.at(-1)?.level).toBe('town');
  });

  it('不设区县的市，镇街直接在市之下；直辖市的区直接在市之下', async () => {
    const zhongshan = await readPack('zhongshan-torch-2021');
    expect(new Set(zhongshan.divisions.map((each) => each.level))).toEqual(
      new Set(['province', 'city', 'town', 'village']),
    );
    const banan = await readPack('banan-2014');
    expect(banan.divisions[1]).toMatchObject({ name: '巴南区', parent: '500000000000' });
  });

  it('地区改写一项设置后，不再带着原来的出处', async () => {
    const root = changed(
      'luzhou-2017/settings.yaml',
      'matching:\n',
      'matching:\n  workingAge: { value: 18, stated: false }\n',
    );
    const { settings } = await readPack('luzhou-2017', root);
    expect(settings.matching.workingAge).toEqual({ value: 18, stated: false });
  });

  it('文件一字不改，版本指纹不变；自己的或继承来的文件改一个字，指纹就变', async () => {
    const same = await packHash('luzhou-2017');
    expect((await readPack('luzhou-2017')).hash).toBe(same);
    expect(await packHash('luzhou-2017', changed('luzhou-2017/demo.yaml', '20171015', '20171015'))).toBe(
      same,
    );
    const own = await packHash('luzhou-2017', changed('luzhou-2017/demo.yaml', '20171015', '20171016'));
    const inherited = await packHash('luzhou-2017', changed('base/roles.yaml', '省级专班', '省专班'));
    expect(new Set([same, own, inherited]).size).toBe(3);
  });
});

describe('拒绝写错的地区包，指出文件、行和原因', () => {
  const refusals: [
    title: string,
    file: string,
    from: string,
    to: string,
    code: PackProblemCode,
    lineWith: string,
  ][] = [
    ['不认识的项', 'luzhou-2017/pack.yaml', 'documentNo:', 'documentNumber:', 'unknownKey', 'documentNumber'],
    [
      '设置里不认识的项',
      'luzhou-2017/settings.yaml',
      'demandHorizonDays',
      'demandHorizon',
      'unknownKey',
      'demandHorizon:',
    ],
    ['缺少必需的项', 'luzhou-2017/pack.yaml', 'documentTitle: ', '# ', 'missingKey', 'id: luzhou-2017'],
    [
      '出处和没有规定都没写',
      'luzhou-2017/settings.yaml',
      '    source: 泸市府函〔2017〕621号 三',
      '    # 三',
      'invalidValue',
      'priorityGroups',
    ],
    [
      '区划代码没加引号',
      'luzhou-2017/pack.yaml',
      "rootRegion: '510500000000'",
      'rootRegion: 510500000000',
      'invalidValue',
      'rootRegion',
    ],
    ['不存在的日期', 'luzhou-2017/pack.yaml', '2018-12-31', '2018-12-32', 'invalidValue', '2018-12-32'],
    ['起止日期颠倒的行动', 'luzhou-2017/pack.yaml', '2018-12-31', '2017-01-31', 'dateOrder', 'from:'],
    [
      '起止日期颠倒的任务',
      'luzhou-2017/targets.yaml',
      'to: 2017-12-31',
      'to: 2017-01-31',
      'dateOrder',
      'from: 2017-10-15',
    ],
    [
      '超出行动期限的任务',
      'luzhou-2017/targets.yaml',
      'to: 2018-12-31',
      'to: 2019-12-31',
      'dateOrder',
      '2019-12-31',
    ],
    [
      '任务分解到不存在的区划',
      'luzhou-2017/targets.yaml',
      "'510503000000': 980",
      "'510599000000': 980",
      'unknownRegion',
      '510599000000',
    ],
    ['各地任务之和不等于合计', 'luzhou-2017/targets.yaml', '1560', '1550', 'targetSum', 'total: 6700'],
    [
      '机构在不存在的区划',
      'luzhou-2017/organisations.yaml',
      "kind: park, region: '510502000000'",
      "kind: park, region: '510509000000'",
      'unknownRegion',
      '510509000000',
    ],
    [
      '对接到没有的机构',
      'luzhou-2017/organisations.yaml',
      'park-naxi: { to: office-naxi',
      'park-naxi: { to: office-naxii',
      'unknownOrganisation',
      'office-naxii',
    ],
    [
      '园区无人对接',
      'luzhou-2017/organisations.yaml',
      '  park-naxi: { to: office-naxi, source: 泸市府函〔2017〕621号 四（一）1 }\n',
      '',
      'dockingMissing',
      '纳溪产业园',
    ],
    [
      '对接绕成一圈',
      'luzhou-2017/organisations.yaml',
      'docking:\n',
      'docking:\n  office-city: { to: office-naxi, stated: false }\n',
      'dockingCycle',
      'office-city: { to',
    ],
    [
      '输送地区不存在',
      'luzhou-2017/organisations.yaml',
      "['510502000000', '510504000000'",
      "['510502000000', '510507000000'",
      'unknownRegion',
      '510507000000',
    ],
    [
      '区划代码重复',
      'luzhou-2017/divisions.csv',
      '510504000000,龙马潭区',
      '510503000000,龙马潭区',
      'duplicateCode',
      '510503000000,龙马潭区',
    ],
    [
      '区划不属于上级',
      'luzhou-2017/divisions.csv',
      '南城街道,town,510502000000',
      '南城街道,town,510503000000',
      'codeHierarchy',
      '南城街道',
    ],
    [
      '区划级别与代码不符',
      'luzhou-2017/divisions.csv',
      '泸县,county',
      '泸县,town',
      'codeHierarchy',
      '泸县,town',
    ],
    [
      '没有这个上级区划',
      'luzhou-2017/divisions.csv',
      '南城街道,town,510502000000',
      '南城街道,town,510599000000',
      'unknownRegion',
      '南城街道',
    ],
    [
      '省以下的根没有写上级',
      'luzhou-2017/divisions.csv',
      '泸州市,city,510000000000',
      '泸州市,city,',
      'unknownRegion',
      '泸州市,city',
    ],
    ['只写了经度', 'luzhou-2017/divisions.csv', '105.4505,28.8929', '105.4505,', 'invalidValue', '105.4505,'],
    [
      '经纬度写反',
      'luzhou-2017/divisions.csv',
      '105.4505,28.8929',
      '28.8929,105.4505',
      'invalidValue',
      '28.8929,105.4505',
    ],
    ['表格缺一列', 'luzhou-2017/divisions.csv', ',parent', '', 'missingKey', 'code,name,level'],
    ['表格一行多一格', 'luzhou-2017/divisions.csv', '北城街道,', '北城街道,,', 'csvSyntax', '北城街道'],
    ['表格引号没有配对', 'luzhou-2017/divisions.csv', '北城街道', '"北城街道', 'csvSyntax', '"北城街道'],
    [
      '写坏的 YAML',
      'luzhou-2017/roles.yaml',
      'R02: { name: 市招募办 }',
      'R02: { name: 市招募办',
      'yamlSyntax',
      'R03',
    ],
    [
      '一个词指两样东西',
      'base/dictionaries.yaml',
      'aliases: [国企,',
      'aliases: [民营,',
      'duplicateAlias',
      'private: {',
    ],
    [
      '清单缺少必需的列',
      'base/lists.yaml',
      '- { key: headcount,',
      '- { key: payMax,',
      'missingKey',
      'columns:',
    ],
    [
      '优先群体不在字典里',
      'luzhou-2017/settings.yaml',
      'veteran',
      'veterans',
      'unknownReference',
      'veterans',
    ],
    ['缺口算不平', 'luzhou-2017/demo.yaml', 'gap: 6546', 'gap: 6545', 'figureMismatch', 'gap: 6545'],
    ['编造证件用了真实区划', 'base/demo.yaml', "'519999'", "'510502'", 'demoIdentity', 'areaCode'],
    ['账号的角色不存在', 'luzhou-2017/demo.yaml', 'role: R04', 'role: R44', 'unknownReference', 'R44'],
    [
      '账号没写为哪里办事',
      'luzhou-2017/demo.yaml',
      'role: R08, enterprise: 0',
      'role: R08',
      'accountScope',
      'hr1',
    ],
    ['岗位的职业代码不存在', 'base/demo.yaml', '6-25-04-02', '6-25-04-99', 'unknownReference', '6-25-04-99'],
    [
      '假日表日期没有按先后',
      'base/holidays.csv',
      '2017-01-22',
      '2017-01-02',
      'dateOrder',
      '2017-01-02,workday',
    ],
    [
      '继承不存在的文件夹',
      'luzhou-2017/pack.yaml',
      'extends: base',
      'extends: bases',
      'missingPack',
      'extends',
    ],
    [
      '包的名称与文件夹不同',
      'luzhou-2017/pack.yaml',
      'id: luzhou-2017',
      'id: luzhou-2018',
      'invalidValue',
      'id:',
    ],
  ];

  it.each(refusals)('%s', async (_, file, from, to, code, lineWith) => {
    const root = changed(file, from, to);
    const problems = await problemsOf(root);
    expect(problems).toContainEqual({
      file,
      line: lineOf(root, file, lineWith),
      code,
      reason: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it('文件夹里多出不认识的文件', async () => {
    expect(await problemsOf(changed('luzhou-2017/organisation.yaml', '', ''))).toMatchObject([
      { code: 'unknownFile' },
    ]);
  });

  it('缺少文件，或没有这个地区包', async () => {
    const root = changed('luzhou-2017/demo.yaml', '', 'seed: 1');
    rmSync(join(root, 'luzhou-2017/organisations.yaml'));
    expect(await problemsOf(root)).toContainEqual(
      expect.objectContaining({ code: 'missingFile', file: 'luzhou-2017/organisations.yaml' }),
    );
    expect(await problemsOf(root, '../base')).toMatchObject([{ code: 'missingPack' }]);
    expect(await problemsOf(root, 'nowhere')).toMatchObject([{ code: 'missingPack' }]);
  });

  it('一次说出全部错误', async () => {
    const root = changed('luzhou-2017/targets.yaml', '1560', '1550');
    const path = join(root, 'luzhou-2017/demo.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('gap: 6546', 'gap: 1'));
    expect((await problemsOf(root)).map((each) => each.code)).toEqual(['targetSum', 'figureMismatch']);
  });
});
