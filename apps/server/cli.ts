import { parseArgs } from 'node:util';

interface Command {
  usage: string;
  about: string;
  run(args: string[]): Promise<number>;
}

/** Each loads only what it needs: checking clauses needs neither server nor database. */
const commands: Record<string, Command> = {
  start: {
    usage: 'start',
    about: '启动服务（默认使用内置数据库，首次启动载入演示数据）',
    run: async () => (await import('./commands/start.ts')).startCommand(),
  },
  migrate: {
    usage: 'migrate',
    about: '更新数据库结构并为服务建立专用账号',
    run: async () => (await import('./commands/migrate.ts')).migrateCommand(),
  },
  'pack load': {
    usage: 'pack load <地区包>',
    about: '载入或更新一个地区包',
    run: async (args) => (await import('./commands/pack.ts')).packCommand(args),
  },
  'account create': {
    usage: 'account create <城市代码> <账号>',
    about: '为一个城市建立系统管理员账号',
    run: async (args) => (await import('./commands/account.ts')).accountCommand(args),
  },
  'demo load': {
    usage: 'demo load [--size small|county|city] [--pack <地区包>]',
    about: '生成演示数据',
    run: async (args) => (await import('./commands/demo.ts')).demoCommand(args),
  },
  'policy check': {
    usage: 'policy check <案例文件> [--json]',
    about: '用案例核对各地条款（不用服务和数据库）',
    run: async (args) => (await import('./commands/policy.ts')).policyCheckCommand(args),
  },
  'policy explain': {
    usage: 'policy explain <条款> --facts <文件>',
    about: '说明一条政策对一份事实的结论和理由',
    run: async (args) => (await import('./commands/policy.ts')).policyExplainCommand(args),
  },
  'policy lint': {
    usage: 'policy lint',
    about: '检查各地条款：重叠、空档、不可能满足的条件、缺出处',
    run: async () => (await import('./commands/policy.ts')).policyLintCommand(),
  },
  'audit verify': {
    usage: 'audit verify [--json]',
    about: '核对操作日志链条与全部业务数据',
    run: async (args) => (await import('./commands/audit-verify.ts')).verifyCommand(args),
  },
};

function help(): string {
  const lines = Object.values(commands).map(
    ({ usage, about }) => `  npx gongqiao ${usage.padEnd(60)} ${about}`,
  );
  return `工桥 Gongqiao\n\n${lines.join('\n')}\n`;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const { positionals } = parseArgs({ args: words, allowPositionals: true, strict: false });
  const name = [positionals.slice(0, 2).join(' '), positionals[0] ?? ''].find((each) => each in commands);
  const command = name ? commands[name] : undefined;
  if (!command || !name) {
    process.stdout.write(help());
    return words.length && words[0] !== 'help' && words[0] !== '--help' ? 2 : 0;
  }
  return command.run(words.slice(name.split(' ').length));
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.GONGQIAO_LOG === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
}
