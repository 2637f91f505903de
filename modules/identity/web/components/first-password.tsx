import { Alert, Button, Modal, Typography } from 'antd';

interface FirstPasswordProps {
  given: { login: string; password: string } | undefined;
  onClose: () => void;
}

/** The one time a first password is seen. */
export function FirstPassword({ given, onClose }: FirstPasswordProps) {
  return (
    <Modal
      open={given !== undefined}
      title="请抄录首次登录密码"
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          已抄录，关闭
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        title="密码只显示这一次。请当面或通过可靠渠道交给本人，首次登录时必须修改。"
      />
      <p>
        账号 <Typography.Text strong>{given?.login}</Typography.Text>
      </p>
      <p>
        密码{' '}
        <Typography.Text strong copyable={{ tooltips: ['复制', '已复制'] }} className="first-password">
          {given?.password}
        </Typography.Text>
      </p>
    </Modal>
  );
}
