import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewaysOf } from './channels.ts';
import { NotTaken } from './gateway.ts';

/** A mail server of a few lines: takes mails, refuses those it is told to, or hangs up on a command. */
class Post {
  readonly mails: string[] = [];
  readonly #server: Server;

  constructor({ refuses = '', hangsUpAfter = '' } = {}) {
    this.#server = createServer((socket) => this.#talk(socket, refuses, hangsUpAfter));
  }

  #talk(socket: Socket, refuses: string, hangsUpAfter: string): void {
    let [waiting, mail, isMail] = ['', '', false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (isMail && line !== '.') mail += `${line}\n`;
      else if (hangsUpAfter && (isMail ? '.' : line).startsWith(hangsUpAfter)) socket.destroy();
      else if (isMail) {
        isMail = false;
        this.mails.push(mail);
        say('250 taken');
      } else if (refuses && line.startsWith(refuses)) say('550 no such box');
      else if (line === 'DATA') {
        isMail = true;
        say('354 go on');
      } else say(line === 'QUIT' ? '221 bye' : '250 fine');
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', (part) => {
      waiting += part.toString('utf8');
      const lines = waiting.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 test');
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  close(): void {
    this.#server.close();
  }
}

const message = {
  key: '0190b6d0-0000-7000-8000-000000000001',
  address: 'worker@example.cn',
  title: '有 2 个新岗位：离家近的缝纫活',
  body: '缝纫工，同镇街，4,500 至 5,200 元',
  path: '/m/wish/1',
};
let post = new Post();
afterEach(() => post.close());

async function send(how: ConstructorParameters<typeof Post>[0] = {}): Promise<unknown> {
  post = new Post(how);
  const mail = { smtpUrl: await post.open(), from: '工桥 <service@jobs.example.cn>' };
  const gateway = gatewaysOf({ mail, publicUrl: 'https://jobs.example.cn' }).email;
  return gateway?.send(message).then(
    () => 'taken',
    (error: unknown) => error,
  );
}

describe('电子邮件通道', () => {
  it('没有配置邮件服务器就没有这个通道', () => {
    expect(gatewaysOf({ mail: undefined, publicUrl: undefined }).email).toBeUndefined();
  });

  it('邮件写明标题、内容和打开的地址，编号由消息编号得出', async () => {
    expect(await send()).toBe('taken');
    const [mail = ''] = post.mails;
    const [head = '', text = ''] = mail.split('\n\n');
    expect(head).toContain('To: worker@example.cn');
    expect(head).toContain(`Message-ID: <${message.key}@jobs.example.cn>`);
    expect(head).toMatch(/^From: =\?UTF-8\?.* <service@jobs\.example\.cn>$/m);
    const plain = Buffer.from(text, 'base64').toString('utf8');
    expect(plain).toContain(message.body);
    expect(plain).toContain('https://jobs.example.cn/m/wish/1');
  });

  it('收件人被拒、服务器连不上，肯定没有发出', async () => {
    expect(await send({ refuses: 'RCPT' })).toBeInstanceOf(NotTaken);
    post.close();
    const mail = { smtpUrl: 'smtp://127.0.0.1:1', from: 'service@jobs.example.cn' };
    await expect(gatewaysOf({ mail, publicUrl: undefined }).email?.send(message)).rejects.toBeInstanceOf(
      NotTaken,
    );
  });

  it('内容交出后没有回音，不知道有没有发出', async () => {
    const answer = await send({ hangsUpAfter: '.' });
    expect(answer).toBeInstanceOf(Error);
    expect(answer).not.toBeInstanceOf(NotTaken);
  });
});
