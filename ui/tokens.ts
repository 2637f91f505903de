/** One blue for action, greys for structure; green, amber and red speak only of state, always beside a word or shape. */
export const colours = {
  action: '#1a5fb4',
  actionSoft: '#e8f0fb',
  text: '#1f2329',
  textSoft: '#545b66',
  line: '#d5d9e0',
  surface: '#ffffff',
  page: '#f4f5f7',
  good: '#1a7f37',
  goodSoft: '#e9f6ec',
  warn: '#8a5300',
  warnSoft: '#fdf3e1',
  bad: '#b42318',
  badSoft: '#fdeceb',
} as const;

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

export const fontFamily = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
export const fontSizes = { desk: 14, phone: 16, large: 20 } as const;
/** Below it the desk's menu folds away. */
export const deskWidth = 1200;
