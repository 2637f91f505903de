const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/MicroMessenger/, '微信'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/OpenHarmony|HarmonyOS/, '鸿蒙手机'],
  [/Android/, '安卓手机'],
  [/iPhone/, '苹果手机'],
  [/iPad/, '苹果平板'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];
const first = (names: [RegExp, string][], text: string): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** What a user agent tells, in words an owner of the device recognises. */
export function deviceName(userAgent: string): string {
  const words = [first(systems, userAgent), first(browsers, userAgent)].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : '未知设备';
}
