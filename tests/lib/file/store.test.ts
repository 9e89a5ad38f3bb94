import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { FileGone, newKey } from '~/lib/file/place.server';
import { fileStore } from '~/lib/file/store.server';
import { testFiles } from '../../support/files';

const folder = mkdtempSync(path.join(tmpdir(), 'thu-linh-sent-'));
const sent = path.join(folder, 'sent');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['folder', 'bucket'] as const)('a store in a %s', (kind) => {
  testFiles(kind);
  const put = async (content: string) => {
    const key = newKey();
    writeFileSync(sent, content);
    await (await fileStore()).put(key, sent, 'application/pdf');
    return key;
  };
  const keys = async () => {
    const found: string[] = [];
    for await (const { key, at } of (await fileStore()).list()) {
      expect(Date.now() - at.getTime()).toBeLessThan(60_000);
      found.push(key);
    }
    return found.sort();
  };

  it('gives back what was put there, whole and in parts', async () => {
    const store = await fileStore();
    const key = await put('0123456789');
    expect(await text(await store.read(key))).toBe('0123456789');
    expect(await text(await store.read(key, { from: 2, to: 4 }))).toBe('234');
    expect(await text(await store.read(key, { from: 9, to: 9 }))).toBe('9');
  });

  it('takes large ones as they stream', async () => {
    const key = await put('a'.repeat(6_000_000));
    const tail = await (await fileStore()).read(key, { from: 5_999_990, to: 5_999_999 });
    expect(await text(tail)).toBe('a'.repeat(10));
  });

  it('removes one and no other, and twice is no fault', async () => {
    const store = await fileStore();
    const [one, other] = [await put('one'), await put('other')];
    await store.remove(one);
    await store.remove(one);
    await expect(store.read(one)).rejects.toBeInstanceOf(FileGone);
    expect(await text(await store.read(other))).toBe('other');
    expect(await keys()).toContain(other);
    expect(await keys()).not.toContain(one);
  });

  it('takes no name for a key', async () => {
    const store = await fileStore();
    for (const key of ['../secret', 'quyết định.pdf', '', 'A'.repeat(32)])
      await expect(store.read(key)).rejects.toThrow('not a key');
  });
});
