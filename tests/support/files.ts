/** A file store for a test file: a folder, or an S3 service on loopback. Call at its top. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll } from 'vitest';
import { resetEnv } from '~/lib/env.server';

type StoreKind = 'folder' | 'bucket';

export function testFiles(kind: StoreKind = 'folder'): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'thu-linh-files-'));
  let server: S3rver | undefined;
  beforeAll(async () => {
    // Said once a process, on Node 20: this version still runs there.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    if (kind === 'bucket') {
      server = new S3rver({
        ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
        // It reckons the signature of a listing otherwise than the client does.
        allowMismatchedSignatures: true,
        configureBuckets: [{ name: 'files', configs: [] }],
      });
      const { port } = await server.run();
      process.env.FILES_S3 = `http://S3RVER:S3RVER@127.0.0.1:${port}/files`;
    } else process.env.FILES_DIR = folder;
    resetEnv();
  });
  afterAll(async () => {
    delete process.env.FILES_S3;
    delete process.env.FILES_DIR;
    resetEnv();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
