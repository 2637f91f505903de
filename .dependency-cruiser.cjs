// Who may import whom. checks/boundaries.test.ts shows each rule failing on a planted import.
const project = '^(apps|modules|engines|platform|ui|packs|tools|checks|bench|e2e|scripts|bin)/';
const tests = '\\.test\\.tsx?$';
const contracts = '^modules/[^/]+/contract/';
const displayHelpers = '^engines/(money|calendar)/';
const testkit = '^tools/testkit/';
const serverMayUse = [
  '^modules/$1/server/',
  contracts,
  '^modules/[^/]+/server/index\\.ts$',
  '^engines/',
  '^platform/',
];
/** What ends in the browser; a test beside it runs under Node. */
const browser = '^(apps/web|modules/[^/]+/(web|contract)|ui|platform/contract)/';

/** Files of `from` may import, of this project, only what `allowed` names. */
function only(name, comment, from, allowed) {
  return { name, comment, severity: 'error', from, to: { path: project, pathNot: allowed } };
}

module.exports = {
  forbidden: [
    only(
      'web',
      'pages use contracts, the shared parts and display helpers',
      { path: '^modules/([^/]+)/web/' },
      ['^modules/$1/web/', contracts, '^ui/', displayHelpers, '^platform/contract/'],
    ),
    only('contract', "a contract knows other contracts' codes only", { path: '^modules/([^/]+)/contract/' }, [
      '^modules/$1/contract/',
      '^modules/[^/]+/contract/codes\\.ts$',
      '^engines/',
      '^platform/contract/',
    ]),
    {
      name: 'contract-engine-types',
      comment: 'a contract may name the types of an engine, not run it',
      severity: 'error',
      from: { path: contracts, pathNot: tests },
      to: { path: '^engines/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'server',
      'of another module only its contract and server/index.ts',
      { path: '^modules/([^/]+)/server/', pathNot: tests },
      serverMayUse,
    ),
    only('server-tests', 'and the world to test in', { path: `^modules/([^/]+)/server/.*${tests}` }, [
      ...serverMayUse,
      testkit,
    ]),
    {
      name: 'module-parts',
      comment: 'code of a module lies in contract/, server/ or web/',
      severity: 'error',
      from: { path: '^modules/', pathNot: '^modules/[^/]+/(contract|server|web)/' },
      to: {},
    },
    only('engines', 'engines build on engines', { path: '^engines/' }, ['^engines/']),
    {
      name: 'engines-pure',
      comment: 'no files, no network, no library: an engine is arithmetic on what it is given',
      severity: 'error',
      from: { path: '^engines/', pathNot: tests },
      to: { pathNot: '^engines/' },
    },
    only(
      'platform',
      'the platform knows no module; engines are plain arithmetic',
      { path: '^platform/', pathNot: tests },
      ['^platform/', '^engines/'],
    ),
    only('platform-tests', 'and the world to test in', { path: `^platform/.*${tests}` }, [
      '^platform/',
      '^engines/',
      testkit,
    ]),
    only('platform-contract', 'shared with the browser', { path: '^platform/contract/' }, [
      '^platform/contract/',
    ]),
    only('ui', 'shared parts know who is signed in and where, and no other business', { path: '^ui/' }, [
      '^ui/',
      '^platform/contract/',
      '^modules/(identity|region)/contract/',
      '^engines/(money|calendar|regiontree)/',
    ]),
    only('apps-server', 'mounts what modules offer', { path: '^apps/server/' }, [
      '^apps/server/',
      contracts,
      '^modules/[^/]+/server/[^/]+$',
      '^engines/',
      '^platform/',
      '^tools/',
    ]),
    only('apps-web', "mounts the modules' pages", { path: '^apps/web/' }, [
      '^apps/web/',
      '^modules/[^/]+/web/',
      contracts,
      '^ui/',
      displayHelpers,
      '^platform/contract/',
    ]),
    {
      name: 'browser',
      comment: 'what ends in the browser needs no module of Node',
      severity: 'error',
      from: { path: browser, pathNot: [tests, '/vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-acyclic',
      comment: 'of two modules the lower publishes, the higher listens or calls',
      severity: 'error',
      scope: 'folder',
      from: { path: '^modules/([^/]+)/server$' },
      to: { circular: true, path: '^modules/[^/]+/server', pathNot: '^modules/$1/' },
    },
    {
      name: 'engines-acyclic',
      severity: 'error',
      scope: 'folder',
      from: { path: '^engines/([^/]+)$' },
      to: { circular: true, pathNot: '^engines/$1/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // TypeScript 7 has no compiler interface: without this parser no module would be read.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },

    // Tests with a database start the whole server; what they reach says nothing about the layers.
    exclude: { path: '(^|/)(dist|\\.runtime)/|(\\.db\\.test|/test-fixture)\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
