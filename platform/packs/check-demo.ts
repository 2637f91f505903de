import type { Findings, Sources } from './sources.ts';
import type { RoleScope } from './vocabulary.ts';

/** What an account must say about whom it acts for, by the scope of its role. */
const accountFields: Record<RoleScope, readonly string[]> = {
  region: ['region'],
  park: ['organisation'],
  organisation: ['organisation'],
  enterprise: ['enterprise'],
  assigned: ['region', 'enterprises'],
  self: ['person'],
  none: [],
  public: [],
};

function checkFigures({ demo, divisions }: Sources, found: Findings): void {
  if (!demo) return;
  const { figures, identity } = demo.value;
  if (figures && figures.inYearExpected - figures.employed !== figures.gap) {
    const reason = `年内用工 ${figures.inYearExpected} 减已用工 ${figures.employed} 不等于缺口 ${figures.gap}`;
    found.add(demo.at('figures', 'gap'), 'figureMismatch', reason);
  }
  if (figures && (figures.docked > figures.signed || figures.signed > figures.planned)) {
    found.add(demo.at('figures'), 'figureMismatch', '已对接、签约、计划企业数应依次不减');
  }
  if (divisions.value.some((each) => each.code.startsWith(identity.areaCode))) {
    const reason = `${identity.areaCode} 是真实区划，不能用来编造证件号码`;
    found.add(demo.at('identity', 'areaCode'), 'demoIdentity', reason);
  }
}

function checkPosts({ demo, occupations, industries }: Sources, found: Findings): void {
  const known = {
    occupation: new Set(occupations.value.map((each) => each.code)),
    industry: new Set(industries.value.map((each) => each.code)),
  };
  demo?.value.posts.forEach((post, at) => {
    for (const key of ['occupation', 'industry'] as const) {
      if (known[key].has(post[key])) continue;
      found.add(demo.at('posts', at, key), 'unknownReference', `代码“${post[key]}”不存在`);
    }
  });
}

function checkAccounts({ demo, roles, organisations }: Sources, regions: Set<string>, found: Findings): void {
  if (!demo) return;
  for (const [login, { name: _, role: roleCode, ...given }] of Object.entries(demo.value.accounts)) {
    const role = roles.value[roleCode];
    const fields = role ? accountFields[role.scope] : [];
    if (!role) {
      found.add(demo.at('accounts', login, 'role'), 'unknownReference', `没有角色“${roleCode}”`);
    } else if (Object.keys(given).length !== fields.length || fields.some((field) => !(field in given))) {
      const reason = `角色 ${roleCode} 的账号应写明且只写明：${fields.join('、') || '无'}`;
      found.add(demo.at('accounts', login), 'accountScope', reason);
    }
    if (given.region && !regions.has(given.region)) {
      found.add(demo.at('accounts', login, 'region'), 'unknownRegion', `区划 ${given.region} 不存在`);
    }
    if (!given.organisation) continue;
    const kind = organisations.value.organisations[given.organisation]?.kind;
    if (!kind || (role?.scope === 'park') !== (kind === 'park')) {
      const reason = `“${given.organisation}”不存在或不是该角色所属的机构`;
      found.add(demo.at('accounts', login, 'organisation'), 'unknownOrganisation', reason);
    }
  }
}

/** Demonstration data, where the place has them. */
export function checkDemo(sources: Sources, regions: Set<string>, found: Findings): void {
  if (!sources.demo) return;
  checkFigures(sources, found);
  checkPosts(sources, found);
  checkAccounts(sources, regions, found);
}
