/** Whose address a request counts for. */
import { describe, expect, it, test } from 'vitest';
import { BadSetting, readEnv } from '~/lib/env.server';
import { clientAddress, networkOf, readProxies } from '~/lib/http/client-address.server';

const proxies = readProxies('127.0.0.1, ::1, 10.1.0.0/16 2001:db8:1::/48');

describe('behind a proxy that is named', () => {
  it.each([
    ['127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['::1', '2001:db8:9::5', '2001:db8:9::5'],
    // What stands further left was sent by the client itself.
    ['127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '127.0.0.1, 203.0.113.7', '203.0.113.7'],
    // Two proxies of ours in a row.
    ['127.0.0.1', '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['127.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
    ['127.0.0.1', '[2001:db8:9::5]:443', '2001:db8:9::5'],
    // Nothing readable to the right: the last address that was vouched for.
    ['127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '10.1.2.3', '10.1.2.3'],
  ])('%s forwards for %s', (peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(client);
  });
});

it.each(['203.0.113.9', '10.2.0.1', '::ffff:203.0.113.9', undefined])(
  'the header of %s, which is no proxy of ours, is not believed',
  (peer) => {
    expect(clientAddress(peer, '198.51.100.1', proxies)).toBe(peer?.replace('::ffff:', '') ?? 'unknown');
  },
);

test('without a named proxy nobody is believed', () => {
  expect(clientAddress('127.0.0.1', '198.51.100.1', readProxies(''))).toBe('127.0.0.1');
});

test('limits count an IPv6 household as one', () => {
  expect(networkOf('2001:db8:9:1:aaaa::5')).toBe(networkOf('2001:db8:9:1::77'));
  expect(networkOf('2001:db8:9:1::5')).not.toBe(networkOf('2001:db8:9:2::5'));
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
});

test.each(['proxy.example.vn', '10.0.0.0/33', '10.0.0.0/', '::1/200', '10.0.0.0/8/8'])(
  'TRUSTED_PROXY=%s starts nothing',
  (text) => {
    expect(() => readEnv({ ...process.env, TRUSTED_PROXY: text })).toThrow(BadSetting);
    expect(() => readEnv({ ...process.env, TRUSTED_PROXY: text })).toThrow(/TRUSTED_PROXY/);
  },
);
