import { parseArgs } from 'node:util';
import { accountCommand } from './commands/account.ts';
import { verifyCommand } from './commands/audit-verify.ts';
import { demoCommand } from './commands/demo.ts';
import { migrateCommand } from './commands/migrate.ts';
import { packCommand } from './commands/pack.ts';
import { policyCheckCommand } from './commands/policy.ts';
import { startCommand } from './commands/start.ts';

interface Command {
  usage: string;
  about: string;
  run(args: string[]): Promise<number>;
}

const commands: Record<string, Command> = {
  start: { usage: 'start', about: '启动服务（默认使用内置数据库，首次启动载入演示数据）', run: startCommand },
  migrate: { usage: 'migrate', about: '更新数据库结构并为服务建立专用账号', run: migrateCommand },
  'pack load': { usage: 'pack load <地区包>', about: '载入或更新一个地区包', run: packCommand },
  'account create': {
    usage: 'account create <城市代码> <账号>',
    about: '为一个城市建立系统管理员账号',
    run: accountCommand,
  },
  'demo load': {
    usage: 'demo load [--size small|county|city] [--pack <地区包>]',
    about: '生成演示数据',
    run: demoCommand,
  },
  'policy check': {
    usage: 'policy check <案例文件> [--json]',
    about: '用案例核对各地条款（不用服务和数据库）',
    run: policyCheckCommand,
  },
  'audit verify': {
    usage: 'audit verify [--json]',
    about: '核对操作日志链条与全部业务数据',
    run: verifyCommand,
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
