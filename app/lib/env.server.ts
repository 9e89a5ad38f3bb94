/**
 * Settings from the environment, checked once. A bad setting is one clear line that names it; nothing starts.
 * Secrets: SESSION_SECRET (signs cookies), AUDIT_KEY (the record's HMAC), PEER_KEY (wraps the data keys of peer forms).
 */
import type { BlockList } from 'node:net';
import path from 'node:path';
import { readProxies } from './http/client-address.server';

export type Env = {
  databaseUrl: string | undefined;
  dataDir: string;
  host: string;
  port: number;
  /** The address people type, without a trailing slash: links and the origin check use it. */
  publicOrigin: string;
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: BlockList;
  sessionSecret: string;
  auditKey: Buffer;
  peerKey: Buffer;
  /** The folder of files, or the bucket that takes its place. */
  filesDir: string;
  filesS3: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  isDemo: boolean;
};

/** A setting that will not do. The message is for the operator's terminal. */
export class BadSetting extends Error {
  constructor(
    readonly setting: string,
    why: string,
  ) {
    super(`${setting}: ${why}`);
  }
}

/** Reads and checks the settings. Throws `BadSetting` with the first that will not do. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const port = Number(source.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new BadSetting('PORT', 'must be a whole number from 0 to 65535');
  const host = source.HOST ?? '127.0.0.1';
  const databaseUrl = source.DATABASE_URL || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new BadSetting('DATABASE_URL', 'must start with postgres:// (leave it unset to use DATA_DIR)');
  }
  const sessionSecret = source.SESSION_SECRET ?? '';
  if (sessionSecret.length < 32) throw new BadSetting('SESSION_SECRET', 'must be set, 32 characters or more');
  const auditKey = key(source, 'AUDIT_KEY');
  const peerKey = key(source, 'PEER_KEY');
  if (auditKey.equals(peerKey)) throw new BadSetting('PEER_KEY', 'must differ from AUDIT_KEY');
  if (source.PEER_KEY === sessionSecret || source.AUDIT_KEY === sessionSecret) {
    throw new BadSetting('SESSION_SECRET', 'must differ from PEER_KEY and AUDIT_KEY');
  }
  const dataDir = path.resolve(source.DATA_DIR ?? 'data/production');
  return {
    databaseUrl,
    dataDir,
    filesDir: path.resolve(source.FILES_DIR ?? `${dataDir}-files`),
    filesS3: bucket(source.FILES_S3),
    host,
    port,
    publicOrigin: origin(source.PUBLIC_ORIGIN ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`),
    trustedProxies: proxies(source.TRUSTED_PROXY ?? ''),
    sessionSecret,
    auditKey,
    peerKey,
    smtpUrl: source.SMTP_URL || undefined,
    mailFrom: source.MAIL_FROM ?? 'Thủ Lĩnh <khong-tra-loi@localhost>',
    isDemo: source.DEMO === '1',
  };
}

let cached: Env | undefined;

/** The settings of this process, read at first use. */
export function env(): Env {
  cached ??= readEnv();
  return cached;
}

/** Forgets the cached settings (the demo fills the environment before the first read; tests change it). */
export function resetEnv(): void {
  cached = undefined;
}

/** A 32-byte key written in base64. */
function key(source: NodeJS.ProcessEnv, name: 'AUDIT_KEY' | 'PEER_KEY'): Buffer {
  const text = source[name];
  if (!text) throw new BadSetting(name, 'must be set: 32 random bytes in base64 (openssl rand -base64 32)');
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from drops what is not base64 in silence; a mangled key must not pass for a good one.
  if (bytes.toString('base64').replace(/=+$/, '') !== text.trim().replace(/=+$/, '')) {
    throw new BadSetting(name, 'must be written in base64 (openssl rand -base64 32)');
  }
  if (bytes.length !== 32)
    throw new BadSetting(name, `must be 32 bytes in base64; this one has ${bytes.length}`);
  return bytes;
}

function proxies(text: string): BlockList {
  try {
    return readProxies(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BadSetting(
      'TRUSTED_PROXY',
      `must be addresses or networks such as 127.0.0.1, 10.0.0.0/8; not ${error.message}`,
    );
  }
}

/** The address of a bucket; its name and secret are not repeated in the complaint. */
function bucket(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWhole =
    url && /^https?:$/.test(url.protocol) && url.username && url.password && /^\/[^/]+$/.test(url.pathname);
  if (!isWhole)
    throw new BadSetting(
      'FILES_S3',
      'must be an address such as https://NAME:SECRET@s3.example.vn/BUCKET?region=REGION',
    );
  return text;
}

function origin(text: string): string {
  try {
    const url = new URL(text);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('protocol');
    return url.origin;
  } catch {
    throw new BadSetting('PUBLIC_ORIGIN', 'must be an address such as https://thulinh.example.vn');
  }
}
