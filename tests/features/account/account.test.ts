import { expect, test } from 'vitest';
import { sitePath } from '~/features/account/account';
import { joinState } from '~/features/account/invitation/invitation';
import { deviceOf } from '~/features/account/sign-in/device';
import { testNow } from '../../support/actors';

test.each([
  ['/account', '/account'],
  ['/cycle/1?x=%20#y', '/cycle/1?x=%20#y'],
  ['/a/../b', '/b'],
  ['', '/'],
  [null, '/'],
  ['account', '/'],
  ['//evil.example', '/'],
  ['/a//evil.example', '/a//evil.example'],
  ['/..//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['http://evil.example/', '/'],
])('%s stays on this site as %s', (text, expected) => {
  expect(sitePath(text)).toBe(expected);
});

test('how far a person is from signing in', () => {
  const soon = new Date(testNow.getTime() + 1);
  expect(joinState(true, soon, testNow)).toBe('joined');
  expect(joinState(false, soon, testNow)).toBe('invited');
  expect(joinState(false, testNow, testNow)).toBe('expired');
  expect(joinState(false, null, testNow)).toBe('none');
});

test.each([
  ['Mozilla/5.0 (Linux; Android 13) AppleWebKit Chrome/120.0 Mobile Safari/537.36', 'phone', 'Chrome'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1', 'phone', 'Safari'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0', 'computer', 'Edge'],
  ['curl/8', 'unknown', null],
  [null, 'unknown', null],
])('%s is known as a device', (userAgent, kind, browser) => {
  expect(deviceOf(userAgent)).toEqual({ kind, browser });
});
