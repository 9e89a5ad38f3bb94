import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, MAX_COMMENT } from '~/features/assessment/assessment';
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
} from '~/features/assessment/peer-key.server';
import {
  BOX_BYTES,
  newPeerVersion,
  openBox,
  peerFormId,
  sealBox,
  UnsealableContent,
} from '~/features/assessment/peer-seal.server';

const dataKey = newDataKey();
const content = { author: 41, answers: { A1: 4, A2: 'NE' } as const, comment: 'Chị luôn đến sớm.' };
const flip = (bytes: Buffer, bit: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return copy;
};

describe('a sealed peer form', () => {
  it('opens with its key and its form id', () => {
    expect(openBox(dataKey, 'form-1', sealBox(dataKey, 'form-1', content))).toEqual({
      ...content,
      submittedAt: null,
    });
    const submittedAt = new Date('2024-11-20T02:12:40.123Z');
    const sent = sealBox(dataKey, 7, { ...content, submittedAt });
    expect(openBox(dataKey, 7, sent).submittedAt).toEqual(submittedAt);
  });

  it('gives back whatever fits the form', () => {
    const anyContent = fc.record({
      author: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      answers: fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z0-9._-]{0,15}$/), fc.constantFrom(...ANSWERS), {
        maxKeys: 40,
        noNullPrototype: true,
      }),
      comment: fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => [...text].length <= 1000),
    });
    fc.assert(
      fc.property(anyContent, fc.uuid(), (given, id) => {
        expect(openBox(dataKey, id, sealBox(dataKey, id, given))).toEqual({ ...given, submittedAt: null });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another key', () => openBox(newDataKey(), 'a', sealBox(dataKey, 'a', content))],
    ['another form', () => openBox(dataKey, 'b', sealBox(dataKey, 'a', content))],
    ['a box cut short', () => openBox(dataKey, 'a', sealBox(dataKey, 'a', content).subarray(1))],
    ['no box', () => openBox(dataKey, 'a', Buffer.alloc(0))],
    ['noise', () => openBox(dataKey, 'a', randomBytes(BOX_BYTES))],
  ])('stays shut for %s', (_, open) => {
    expect(open).toThrow(SealBroken);
  });

  it('stays shut when any one bit is changed: nonce, text or tag', () => {
    const box = sealBox(dataKey, 'a', content);
    const bits = [0, 95, 96, 97, 5000, box.length * 8 - 129, box.length * 8 - 128, box.length * 8 - 1];
    for (const bit of bits) expect(() => openBox(dataKey, 'a', flip(box, bit))).toThrow(SealBroken);
  });

  it('has one size, from an empty draft to the longest words', () => {
    const longest = (character: string) => character.repeat(MAX_COMMENT);
    const codes = Array.from({ length: 40 }, (_, i) => `COMPETENCY-${10000 + i}`);
    const full = Object.fromEntries(codes.map((code) => [code, 'NA'] as const));
    const author = Number.MAX_SAFE_INTEGER;
    for (const comment of ['', 'ừ', longest('a'), longest('ễ'), longest('\u0001'), longest('𠮷')]) {
      const box = sealBox(dataKey, 'a', { author, answers: full, comment });
      expect(box.length).toBe(BOX_BYTES);
      expect(openBox(dataKey, 'a', box)).toMatchObject({ author, answers: full, comment });
    }
    expect(sealBox(dataKey, 'a', { author: 0, answers: {}, comment: '' }).length).toBe(BOX_BYTES);
  });

  it('holds the longest decomposed Vietnamese', () => {
    const comment = 'Nguyễn Thị Đượm nỗ lực '.normalize('NFD').repeat(60).slice(0, MAX_COMMENT);
    expect(openBox(dataKey, 'a', sealBox(dataKey, 'a', { ...content, comment })).comment).toBe(comment);
  });

  it('refuses what would not fit instead of cutting it', () => {
    const tooMany = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`A${i}`, 3] as const));
    const seal = (part: object) => () => sealBox(dataKey, 'a', { ...content, ...part });
    expect(seal({ comment: 'ă'.repeat(MAX_COMMENT + 1) })).toThrow(UnsealableContent);
    expect(seal({ answers: tooMany })).toThrow(UnsealableContent);
    expect(seal({ answers: { 'A-CODE-OF-18-CHARS': 3 } })).toThrow(UnsealableContent);
    expect(seal({ answers: { A1: 6 } })).toThrow(UnsealableContent);
    expect(seal({ author: -1 })).toThrow(UnsealableContent);
  });

  it('never repeats a nonce, and equal contents look different', () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 10_000; i++) nonces.add(sealBox(dataKey, 'a', content).toString('hex', 0, 12));
    expect(nonces.size).toBe(10_000);
  });

  it('shows nothing of its content', () => {
    const box = sealBox(dataKey, 'a', { ...content, answers: { 'TEAM-WORK': 5 } });
    expect(box.includes(Buffer.from('Chị luôn'))).toBe(false);
    expect(box.includes(Buffer.from('TEAM-WORK'))).toBe(false);
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
