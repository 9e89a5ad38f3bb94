/** What a browser says of itself, told roughly: enough to know one's own devices. */
export type Device = { kind: 'phone' | 'computer' | 'unknown'; browser: string | null };

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bcoc_coc_browser\//i, 'Cốc Cốc'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? '';
  const browser = browsers.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  if (/Android|iPhone|iPad|Mobile/.test(text)) return { kind: 'phone', browser };
  return { kind: /Windows|Macintosh|X11|CrOS/.test(text) ? 'computer' : 'unknown', browser };
}
