/**
 * Whose request it is. Behind a proxy every socket is the proxy's, so its X-Forwarded-For is read, but only when the
 * socket's own peer is a proxy that TRUSTED_PROXY names: anybody else can write the header.
 */
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses and networks ('127.0.0.1, 10.0.0.0/8, ::1'). Throws `RangeError` with the part that is neither. */
export function readProxies(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits, ...more] = part.split('/');
    const family = isIP(address);
    const isWhole = bits === undefined;
    const most = family === 4 ? 32 : 128;
    if (family === 0 || more.length > 0 || (!isWhole && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new RangeError(part);
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (isWhole) list.addAddress(address, type);
    else list.addSubnet(address, Number(bits), type);
  }
  return list;
}

/** A chain of proxies is never longer; what lies further left was written by strangers. */
const mostHops = 20;

/**
 * The client's address. The header is read from the right, each entry by the proxy after it, until one is no trusted
 * proxy: everything left of that is only what the client says. What is no address ends the reading.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let client = plainAddress(peer ?? '') ?? 'unknown';
  const hops = (forwardedFor ?? '').split(',').slice(-mostHops).reverse();
  for (const hop of hops) {
    if (!isIn(trusted, client)) break;
    const next = plainAddress(hop);
    if (!next) break;
    client = next;
  }
  return client;
}

/** What limits count by: an IPv4 address, or the /64 of an IPv6 one, which is one household's or office's. */
export function networkOf(address: string): string {
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Without port, brackets, zone and the IPv4-in-IPv6 dress; null for what is no address. */
function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const inner = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (inner && isIPv4(inner)) return inner;
  return isIP(bare) === 0 ? null : bare;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = '', right = ''] = short.split('::');
  const before = left.split(':').filter(Boolean);
  const after = right.split(':').filter(Boolean);
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...gap, ...after];
}
