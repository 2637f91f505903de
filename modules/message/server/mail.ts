import { createTransport } from 'nodemailer';
import type { Config } from '#platform/config.ts';
import { type Gateway, NotTaken, type Outgoing } from './gateway.ts';

/** Longest silence of a mail server before it counts as gone. */
const silence = 20_000;

/** Failures before the text of the mail was on its way. */
const before = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EENVELOPE', 'ECONFIG'];
const waits = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];

interface SmtpError extends Error {
  code?: string;
  /** The server's answer, where it gave one. */
  responseCode?: number;
  timeoutType?: string;
  syscall?: string;
}

/** Whether the mail certainly did not go: refused by the server, or the server not reached. */
const isRefusal = ({ code = '', responseCode = 0, timeoutType = '', syscall }: SmtpError): boolean =>
  responseCode >= 400 || before.includes(code) || waits.includes(timeoutType) || syscall === 'connect';

function textOf({ body, path }: Outgoing, publicUrl: string | undefined): string {
  const link = publicUrl ? `打开查看：${new URL(path, publicUrl).href}` : '登录后在“消息”里查看。';
  return `${body}\n\n${link}\n\n不想再收到，请停用这项提醒，或撤回同意。\n`;
}

/** Mail by SMTP. The message id is made of the key: a mail handed over twice is one mail to whoever sorts it. */
export function mailGateway(
  { smtpUrl, from }: NonNullable<Config['mail']>,
  publicUrl: string | undefined,
): Gateway {
  const timeouts = { connectionTimeout: silence, greetingTimeout: silence, socketTimeout: silence };
  const transport = createTransport({ url: smtpUrl, ...timeouts });
  const host = from.replace(/^.*@|>$/g, '');
  return {
    name: 'smtp',
    async send(message) {
      try {
        await transport.sendMail({
          from,
          to: message.address,
          subject: message.title,
          text: textOf(message, publicUrl),
          messageId: `<${message.key}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        if (error instanceof Error && isRefusal(error)) throw new NotTaken(error.message, { cause: error });
        throw error;
      }
    },
  };
}
