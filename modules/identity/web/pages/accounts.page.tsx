import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import {
  type FilterField,
  type LedgerColumn,
  LedgerTable,
  PageFrame,
  ProblemAlert,
  StateTag,
} from '#ui/desk/index.ts';
import { useMe, usePermission, useWrite } from '#ui/hooks.ts';
import { listAccounts, resetPassword, setAccountActive } from '../../contract/operations.ts';
import { CreateAccountForm } from '../components/create-account-form.tsx';
import { FirstPassword } from '../components/first-password.tsx';

type Account = z.output<(typeof listAccounts)['output']>['rows'][number];

const filters: FilterField[] = [{ key: 'search', label: '姓名或账号', kind: 'text' }];

function AccountState({ account }: { account: Account }) {
  if (!account.isActive) return <StateTag tone="bad">已停用</StateTag>;
  if (account.isLocked) return <StateTag tone="warn">已锁定</StateTag>;
  if (account.mustChangePassword) return <StateTag>未首次登录</StateTag>;
  return <StateTag tone="good">使用中</StateTag>;
}

const columns: LedgerColumn<Account>[] = [
  { key: 'displayName', title: '姓名' },
  { key: 'login', title: '账号' },
  {
    key: 'appointments',
    title: '岗位',
    render: ({ appointments }) => appointments.map(({ id, label }) => <div key={id}>{label}</div>),
  },
  { key: 'regionName', title: '所在区划' },
  { key: 'state', title: '状态', render: (account) => <AccountState account={account} /> },
];

export function Page() {
  const me = useMe();
  const mayManage = usePermission('identity.manageAccounts');
  const [isCreating, setCreating] = useState(false);
  const [shown, setShown] = useState<{ login: string; password: string }>();
  const reset = useWrite(resetPassword);
  const activate = useWrite(setAccountActive);
  const isBusy = reset.isRunning || activate.isRunning;

  async function resetFor({ id, version, login }: Account): Promise<void> {
    const made = await reset.run({ accountId: id, version });
    if (made) setShown({ login, password: made.firstPassword });
  }
  const manage: LedgerColumn<Account> = {
    key: 'manage',
    title: '办理',
    render: (account) => (
      <Space>
        <Button size="small" disabled={isBusy} onClick={() => void resetFor(account)}>
          重置密码
        </Button>
        {account.id !== me.accountId && (
          <Button
            size="small"
            disabled={isBusy}
            onClick={() =>
              void activate.run({
                accountId: account.id,
                version: account.version,
                isActive: !account.isActive,
              })
            }
          >
            {account.isActive ? '停用' : '启用'}
          </Button>
        )}
      </Space>
    ),
  };
  return (
    <PageFrame
      actions={
        mayManage && (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建账号
          </Button>
        )
      }
    >
      <ProblemAlert problem={reset.problem ?? activate.problem} />
      <LedgerTable
        contract={listAccounts}
        columns={mayManage ? [...columns, manage] : columns}
        filters={filters}
      />
      <Drawer
        title="新建账号"
        size={460}
        open={isCreating}
        onClose={() => setCreating(false)}
        destroyOnHidden
        mask={{ closable: false }}
      >
        <CreateAccountForm
          onCancel={() => setCreating(false)}
          onDone={(made) => {
            setCreating(false);
            setShown(made);
          }}
        />
      </Drawer>
      <FirstPassword given={shown} onClose={() => setShown(undefined)} />
    </PageFrame>
  );
}
