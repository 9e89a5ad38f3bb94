#!/usr/bin/env bash
# @aws-sdk/client-s3 3.1175.0 against a service that only speaks S3 (here @20minutes/s3rver 4.0.4): a stream of known length is refused
# with the client's own defaults. Common guess: PutObject with Body = stream and ContentLength is a plain PUT, as it was for years.
# Seen: the client sends it in chunks with a CRC32 behind them, which services older than that do not know; with
# requestChecksumCalculation 'WHEN_REQUIRED' the same upload is taken, byte for byte.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-s3@3.1175.0 @20minutes/s3rver@4.0.4 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import S3rver from '@20minutes/s3rver';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

console.log('@aws-sdk/client-s3', JSON.parse(readFileSync('node_modules/@aws-sdk/client-s3/package.json', 'utf8')).version);
mkdirSync('store');
writeFileSync('lecture.mp4', Buffer.alloc(100_000, 'a'));
const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: 'store', configureBuckets: [{ name: 'files' }] });
const { port } = await server.run();
const upload = async (options) => {
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    ...options,
  });
  try {
    await client.send(new PutObjectCommand({ Bucket: 'files', Key: 'k', Body: createReadStream('lecture.mp4'), ContentLength: 100_000 }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'k' }));
    return (await Body.transformToByteArray()).length;
  } catch (error) {
    return error.name;
  }
};
const byDefault = await upload({});
const onlyRequired = await upload({ requestChecksumCalculation: 'WHEN_REQUIRED' });
console.log('by default:', byDefault, '; WHEN_REQUIRED:', onlyRequired);
assert.equal(byDefault, 'InvalidArgument');
assert.equal(onlyRequired, 100_000);
await server.close();
JS
node run.mjs 2>&1 | grep -v 'NodeVersionSupportWarning\|AWS SDK\|versions published\|will require\|continue receiving\|and security\|More information\|trace-warnings\|^$'
