/** Files in a bucket of a service that speaks S3 (MinIO, Ceph, Viettel, VNPT, Amazon …), all below one name of ours. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { FileGone, type FileStore, keyPattern } from './place.server';

/** Of every name: a bucket may hold other things too. */
const place = 'thu-linh-';

/** `address` is https://NAME:SECRET@s3.example.vn/BUCKET?region=REGION. */
export function bucketStore(address: string): FileStore {
  const url = new URL(address);
  const Bucket = url.pathname.slice(1);
  const client = new S3Client({
    endpoint: url.origin,
    region: url.searchParams.get('region') ?? 'us-east-1',
    credentials: {
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
    },
    forcePathStyle: true,
    // Checksums of a kind that only some services know are left out where none asks for them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const nameOf = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a key');
    return place + key;
  };
  return {
    put: async (key, from, type) => {
      const { size } = await stat(from);
      await client.send(
        new PutObjectCommand({
          ...{
            Bucket,
            Key: nameOf(key),
            Body: createReadStream(from),
            ContentLength: size,
            ContentType: type,
          },
        }),
      );
    },
    read: async (key, range) => {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            ...{ Bucket, Key: nameOf(key), Range: range && `bytes=${range.from}-${range.to}` },
          }),
        );
        return Body as Readable;
      } catch (error) {
        throw error instanceof NoSuchKey ? new FileGone() : error;
      }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: nameOf(key) }));
    },
    list: async function* () {
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: place, ContinuationToken }),
        );
        for (const { Key: name = '', LastModified } of page.Contents ?? []) {
          const key = name.slice(place.length);
          if (keyPattern.test(key)) yield { key, at: LastModified ?? new Date(0) };
        }
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    },
  };
}
