import { LoadingOutlined } from '@ant-design/icons';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import chinese from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useLargePrint } from '../large-print.ts';
import { colours, fontFamily, fontSizes } from '../tokens.ts';

dayjs.locale('zh-cn');
// The file is an ES module in a package that is declared CommonJS: the types see it wrapped, the browser may not.
const zhCN = 'default' in chinese ? chinese.default : chinese;

const tokens: NonNullable<ThemeConfig['token']> = {
  colorPrimary: colours.action,
  colorInfo: colours.action,
  colorLink: colours.action,
  colorSuccess: colours.good,
  colorWarning: colours.warn,
  colorError: colours.bad,
  // antd would mix its own backgrounds from these dark seeds, and they come out muddy.
  colorSuccessBg: colours.goodSoft,
  colorSuccessBorder: '#8cc79b',
  colorWarningBg: colours.warnSoft,
  colorWarningBorder: '#d9b071',
  colorErrorBg: colours.badSoft,
  colorErrorBorder: '#e3a29c',
  colorPrimaryBg: colours.actionSoft,
  colorText: colours.text,
  colorTextSecondary: colours.textSoft,
  colorTextTertiary: colours.textSoft,
  colorTextDescription: colours.textSoft,
  colorTextPlaceholder: '#6b7280',
  colorBgLayout: colours.page,
  colorBorder: '#b9bfc9',
  fontFamily,
  borderRadius: 4,
  sizeUnit: 4,
  wireframe: false,
};

/**
 * antd's own sign of waiting leaves by an animation. On a busy machine that never ends: the sign stays, unseen, and the
 * button goes on being called "loading". This one comes and goes at once.
 */
const button = {
  autoInsertSpace: false,
  loadingIcon: <LoadingOutlined aria-label="正在办理" />,
};

/** Look and language of antd; fonts follow the large-print switch. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const [isLarge] = useLargePrint();
  const fontSize = isLarge ? fontSizes.large : fontSizes.desk;
  const theme: ThemeConfig = {
    token: { ...tokens, fontSize, ...(isLarge ? { controlHeight: 44 } : {}) },
    components: {
      Table: { headerBg: '#eef0f3', cellPaddingBlockSM: 5, rowHoverBg: '#f2f6fc' },
      Menu: { itemHeight: isLarge ? 44 : 36 },
    },
  };
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={button}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
