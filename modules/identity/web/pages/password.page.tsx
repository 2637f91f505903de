import { Alert, App, Form, Input } from 'antd';
import { FormItem, FormShell, PageFrame } from '#ui/desk/index.ts';
import { useMe, useWrite } from '#ui/hooks.ts';
import { changePassword } from '../../contract/operations.ts';

interface Given {
  oldPassword: string;
  newPassword: string;
  repeated: string;
}

export function Page() {
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const { run, isRunning, problem } = useWrite(changePassword, {
    refreshes: [],
    onDone: () => {
      if (me.mustChangePassword) return window.location.assign('/');
      form.resetFields();
      void message.success('密码已修改，其他设备上的登录已退出');
    },
  });

  async function submit({ oldPassword, newPassword, repeated }: Given): Promise<unknown> {
    if (newPassword === repeated) return run({ oldPassword, newPassword });
    form.setFields([{ name: 'repeated', errors: ['两次填写的新密码不一致'] }]);
    return undefined;
  }
  return (
    <PageFrame>
      <section className="panel narrow">
        {me.mustChangePassword && (
          <Alert
            type="info"
            showIcon
            title="首次登录请先修改密码，之后才能使用系统。"
            className="problem-alert"
          />
        )}
        <FormShell<Given>
          form={form}
          submitLabel="修改密码"
          onSubmit={submit}
          problem={problem}
          isRunning={isRunning}
        >
          {/* Lets a password keeper store the new password under the right name. */}
          <input type="text" autoComplete="username" value={me.login} readOnly hidden />
          <FormItem name="oldPassword" label="原密码" required>
            <Input.Password autoComplete="current-password" />
          </FormItem>
          <FormItem
            name="newPassword"
            label="新密码"
            required
            hint="至少 10 位，同时包含字母和数字，不能与账号相同"
          >
            <Input.Password autoComplete="new-password" />
          </FormItem>
          <FormItem name="repeated" label="再填一次新密码" required>
            <Input.Password autoComplete="new-password" />
          </FormItem>
        </FormShell>
      </section>
    </PageFrame>
  );
}
