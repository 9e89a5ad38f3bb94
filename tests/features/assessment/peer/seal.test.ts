import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, MAX_COMMENT } from '~/features/assessment/assessment';
import {
  type Folder,
  folderHeadBytes,
  folderStepBytes,
  openFolder,
  peerFolderId,
  sealFolder,
} from '~/features/assessment/peer/folder.server';
import {
  KEY_BYTES,
  keyCheckValue,
  matchesKeyCheck,
  newDataKey,
  parsePeerKey,
  SealBroken,
  secureRandom,
  unwrapKey,
  wrapKey,
} from '~/features/assessment/peer/key.server';
import { newPeerVersion, peerFormId, UnsealableContent } from '~/features/assessment/peer/seal.server';

const dataKey = newDataKey();
const form = {
  answers: { A1: 4, A2: 'NE' } as const,
  comment: 'Chị luôn đến sớm.',
  version: 7,
  submittedAt: null,
  isCounted: false,
};
const folder = (...forms: object[]): Folder => ({
  author: 41,
  forms: new Map(forms.map((part, i) => [i + 1, { ...form, ...part }])),
});
const content = folder({});
const FOLDER_BYTES = folderHeadBytes + folderStepBytes;
const flip = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return copy;
};

describe('a sealed folder of peer forms', () => {
  it('opens with its key and its id', () => {
    expect(openFolder(dataKey, 'f-1', sealFolder(dataKey, 'f-1', content))).toEqual(content);
    const sent = folder({ submittedAt: new Date('2024-11-20T02:12:40.123Z'), isCounted: true }, {});
    expect(openFolder(dataKey, 'f-1', sealFolder(dataKey, 'f-1', sent))).toEqual(sent);
  });

  it('gives back whatever fits the forms', () => {
    const anyForm = fc.record({
      answers: fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z0-9._-]{0,15}$/), fc.constantFrom(...ANSWERS), {
        maxKeys: 40,
        noNullPrototype: true,
      }),
      comment: fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => [...text].length <= 1000),
      version: fc.nat({ max: 2 ** 31 - 1 }),
      submittedAt: fc.option(fc.date({ min: new Date(1), max: new Date('2100-01-01'), noInvalidDate: true })),
      isCounted: fc.boolean(),
    });
    const anyFolder = fc.record({
      author: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      forms: fc
        .uniqueArray(fc.tuple(fc.nat({ max: 2 ** 31 - 1 }), anyForm), {
          maxLength: 10,
          selector: ([id]) => id,
        })
        .map((forms) => new Map(forms)),
    });
    fc.assert(
      fc.property(anyFolder, fc.uuid(), (given, id) => {
        expect(openFolder(dataKey, id, sealFolder(dataKey, id, given))).toEqual(given);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['another key', () => openFolder(newDataKey(), 'a', sealFolder(dataKey, 'a', content))],
    ['another folder', () => openFolder(dataKey, 'b', sealFolder(dataKey, 'a', content))],
    ['a box cut short', () => openFolder(dataKey, 'a', sealFolder(dataKey, 'a', content).subarray(1))],
    ['no box', () => openFolder(dataKey, 'a', Buffer.alloc(0))],
    ['noise', () => openFolder(dataKey, 'a', randomBytes(FOLDER_BYTES))],
  ])('stays shut for %s', (_, open) => {
    expect(open).toThrow(SealBroken);
  });

  it('stays shut when any one bit is changed: nonce, text or tag', () => {
    const box = sealFolder(dataKey, 'a', content);
    const bits = [0, 95, 96, 97, 5000, box.length * 8 - 129, box.length * 8 - 128, box.length * 8 - 1];
    for (const bit of bits) expect(() => openFolder(dataKey, 'a', flip(box, bit))).toThrow(SealBroken);
  });

  it('has one size, from nothing begun to eight forms of the longest words', () => {
    const longest = (character: string) => character.repeat(MAX_COMMENT);
    const codes = Array.from({ length: 40 }, (_, i) => `COMPETENCY-${10000 + i}`);
    const answers = Object.fromEntries(codes.map((code) => [code, 'NA'] as const));
    const words = ['', 'ừ', longest('a'), longest('ễ'), longest('\u0001'), longest('𠮷'), longest('ế'), 'x'];
    const full = folder(...words.map((comment) => ({ answers, comment, submittedAt: new Date(5) })));
    const sealed = sealFolder(dataKey, 'a', full);
    expect(openFolder(dataKey, 'a', sealed)).toEqual(full);
    expect(sealed.length).toBe(FOLDER_BYTES);
    expect(sealFolder(dataKey, 'a', folder()).length).toBe(FOLDER_BYTES);
    const nine = folder(...Array.from({ length: 9 }, () => ({})));
    expect(sealFolder(dataKey, 'a', nine).length).toBe(FOLDER_BYTES + folderStepBytes);
  });

  it('holds the longest decomposed Vietnamese', () => {
    const comment = 'Nguyễn Thị Đượm nỗ lực '.normalize('NFD').repeat(60).slice(0, MAX_COMMENT);
    const given = folder({ comment });
    expect(openFolder(dataKey, 'a', sealFolder(dataKey, 'a', given))).toEqual(given);
  });

  it('refuses what would not fit instead of cutting it', () => {
    const tooMany = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`A${i}`, 3] as const));
    const seal = (part: object) => () => sealFolder(dataKey, 'a', folder(part));
    expect(seal({ comment: 'ă'.repeat(MAX_COMMENT + 1) })).toThrow(UnsealableContent);
    expect(seal({ answers: tooMany })).toThrow(UnsealableContent);
    expect(seal({ answers: { 'A-CODE-OF-18-CHARS': 3 } })).toThrow(UnsealableContent);
    expect(seal({ answers: { A1: 6 } })).toThrow(UnsealableContent);
    expect(() => sealFolder(dataKey, 'a', { author: -1, forms: new Map() })).toThrow(UnsealableContent);
  });

  it('never repeats a nonce, and equal contents look different', () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 2000; i++) nonces.add(sealFolder(dataKey, 'a', content).toString('hex', 0, 12));
    expect(nonces.size).toBe(2000);
  });

  it('shows nothing of its content', () => {
    const box = sealFolder(dataKey, 'a', folder({ answers: { 'TEAM-WORK': 5 } }));
    expect(box.includes(Buffer.from('Chị luôn'))).toBe(false);
    expect(box.includes(Buffer.from('TEAM-WORK'))).toBe(false);
  });
});

describe('the id of a folder', () => {
  it('is the same for the same rater, and another under another key', () => {
    expect(peerFolderId(dataKey, 1)).toBe(peerFolderId(dataKey, 1));
    const ids = [peerFolderId(dataKey, 1), peerFolderId(dataKey, 2), peerFolderId(newDataKey(), 1)];
    expect(new Set(ids).size).toBe(3);
  });
});

describe('the id of a peer form', () => {
  it('is the same for the same pair, and differs by pair, direction and key', () => {
    const ids = [
      peerFormId(dataKey, 1, 2),
      peerFormId(dataKey, 2, 1),
      peerFormId(dataKey, 1, 3),
      peerFormId(newDataKey(), 1, 2),
      peerFormId(dataKey, 11, 2),
      peerFormId(dataKey, 1, 12),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(peerFormId(dataKey, 1, 2)).toBe(ids[0]);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('a version of a peer form', () => {
  it('fits an integer, changes at every save and does not count', () => {
    const versions = [newPeerVersion()];
    while (versions.length < 2000) versions.push(newPeerVersion(versions.at(-1)));
    for (const [i, version] of versions.entries()) {
      expect(version).toBeGreaterThan(0);
      expect(version).toBeLessThan(2 ** 31);
      if (i > 0) expect(version).not.toBe(versions[i - 1]);
    }
    const rises = versions.filter((version, i) => i > 0 && version > versions[i - 1]!).length;
    expect(Math.abs(rises - 1000)).toBeLessThan(100);
  });
});

describe('PEER_KEY', () => {
  const key = randomBytes(KEY_BYTES);
  const text = key.toString('base64');
  const fault = (value: string | undefined, others = {}) => {
    try {
      parsePeerKey(value, others);
    } catch (error) {
      return (error as { fault: string }).fault;
    }
    return null;
  };

  it('is 32 bytes in base64, of either alphabet, with or without filling', () => {
    for (const value of [text, `${text}\n`, text.replace(/=$/, ''), key.toString('base64url')]) {
      expect(parsePeerKey(value).equals(key)).toBe(true);
    }
  });

  it.each([
    ['missing', undefined],
    ['missing', '  '],
    ['malformed', 'change-me'],
    ['malformed', randomBytes(31).toString('base64')],
    ['malformed', randomBytes(33).toString('base64')],
    ['malformed', randomBytes(32).toString('hex')],
    ['malformed', `${text.slice(0, 20)} ${text.slice(20)}`],
  ])('is refused as %s', (expected, value) => {
    expect(fault(value)).toBe(expected);
  });

  it('is not another secret, nor a digest of one', () => {
    const sessionSecret = 'a session secret that is long enough for anyone';
    const digest = createHash('sha256').update(sessionSecret).digest('base64');
    expect(fault(text, { auditKey: text })).toBe('sharedWithAuditKey');
    expect(fault(text, { auditKey: key.toString('base64url') })).toBe('sharedWithAuditKey');
    expect(fault(text, { sessionSecret: text })).toBe('sharedWithSessionSecret');
    expect(fault(digest, { sessionSecret })).toBe('sharedWithSessionSecret');
    expect(fault(Buffer.from(sessionSecret).subarray(0, 32).toString('base64'), { sessionSecret })).toBe(
      'sharedWithSessionSecret',
    );
    expect(fault(text, { auditKey: randomBytes(32).toString('base64'), sessionSecret })).toBeNull();
  });

  it('is recognised by its check value, which tells nothing else', () => {
    const check = keyCheckValue(key);
    expect(matchesKeyCheck(key, check)).toBe(true);
    expect(matchesKeyCheck(randomBytes(32), check)).toBe(false);
    expect(matchesKeyCheck(key, Buffer.alloc(0))).toBe(false);
    expect(check.includes(key.subarray(0, 8))).toBe(false);
  });

  it('wraps a data key for one cycle', () => {
    const wrapped = wrapKey(key, dataKey, 3);
    expect(wrapped.length).toBe(60);
    expect(unwrapKey(key, wrapped, 3).equals(dataKey)).toBe(true);
    expect(() => unwrapKey(randomBytes(32), wrapped, 3)).toThrow(SealBroken);
    expect(() => unwrapKey(key, wrapped, 4)).toThrow(SealBroken);
    expect(() => unwrapKey(key, flip(wrapped, 200), 3)).toThrow(SealBroken);
    expect(() => unwrapKey(key, Buffer.alloc(3), 3)).toThrow(SealBroken);
  });
});

describe('chance from the system', () => {
  it('lies in [0, 1) and fills it', () => {
    const numbers = Array.from({ length: 2000 }, secureRandom);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((a, b) => a + b) / 2000).toBeCloseTo(0.5, 1);
  });
});
