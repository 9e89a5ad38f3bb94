import { describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '~/features/assessment/assessment';
import { readKept } from '~/features/assessment/form/draft-store';
import { draftKey, dropDrafts, writeKept } from '~/lib/draft/draft-store';

function memory(limit = Number.POSITIVE_INFINITY) {
  const rows = new Map<string, string>();
  return {
    get length() {
      return rows.size;
    },
    key: (index: number) => [...rows.keys()][index] ?? null,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      rows.set(key, value);
    },
    removeItem: (key: string) => void rows.delete(key),
  };
}

const kept = { version: 3, base: EMPTY_FORM, draft: { ...EMPTY_FORM, comment: 'Đang viết' } };

describe('drafts on the device', () => {
  it('come back as they were, to the same person and form only', () => {
    const storage = memory();
    expect(writeKept(storage, draftKey(1, 'self/a'), kept)).toBe(true);
    expect(readKept(storage, draftKey(1, 'self/a'))).toEqual(kept);
    expect(readKept(storage, draftKey(2, 'self/a'))).toBeNull();
    expect(readKept(storage, draftKey(1, 'peer/7'))).toBeNull();
  });

  it('are gone after signing out; other settings of the device stay', () => {
    const storage = memory();
    storage.setItem('theme', 'dark');
    for (const id of [1, 2, 3]) writeKept(storage, draftKey(id, 'self/a'), kept);
    dropDrafts(storage);
    expect([storage.length, storage.getItem('theme')]).toEqual([1, 'dark']);
  });

  it('say so when the device is full, and survive what others wrote there', () => {
    expect(writeKept(memory(10), 'k', kept)).toBe(false);
    for (const odd of ['{', 'null', '{"version":"x"}', '{"version":1,"base":{},"draft":{}}']) {
      const storage = memory();
      storage.setItem('k', odd);
      expect(readKept(storage, 'k')).toBeNull();
    }
  });
});
