/** What a request brings is counted before anything is made of it: by bytes, fields, names, texts, nesting, marks. */
import { describe, expect, it } from 'vitest';
import { formObject, hasPile } from '~/lib/http/form';
import { readForm, readJson } from '~/lib/http/posted.server';
import { mostMarks, type PostedLimits, postedLimits } from '~/lib/http/posted-limits';

const { signed } = postedLimits;
const kinds = Object.entries(postedLimits);

describe.each(kinds)('a form within the limits of %s', (_kind, limits) => {
  const n = limits.fields;
  it('comes whole with as many fields as may be, and is refused with one more', async () => {
    expect([...(await readForm(urlencoded('a=1&'.repeat(n - 1).concat('b=2')), limits))]).toHaveLength(n);
    await refused(readForm(urlencoded('a=1&'.repeat(n).concat('b=2')), limits));
    expect([...(await readForm(multipart(n), limits))]).toHaveLength(n);
    await refused(readForm(multipart(n + 1), limits));
  });

  it('is refused by its size, also when it comes in pieces and does not say how long it is', async () => {
    await refused(readForm(urlencoded(`a=${'x'.repeat(limits.bytes)}`), limits));
    const { request, pulled } = endless();
    await refused(readForm(request, limits));
    expect(pulled()).toBeLessThanOrEqual(limits.bytes + 3 * 65_536);
  });

  it('is refused by one text, one name, and the parts of a name', async () => {
    const text = 'x'.repeat(limits.text);
    expect((await readForm(urlencoded(`a=${text}`), limits)).get('a')).toBe(text);
    await refused(readForm(urlencoded(`a=${text}x`), limits));
    await refused(readForm(urlencoded(`${'n'.repeat(limits.name + 1)}=1`), limits));
    const name = Array(limits.depth).fill('a').join('.');
    expect((await readForm(urlencoded(`${name}=1`), limits)).get(name)).toBe('1');
    await refused(readForm(urlencoded(`${name}.a=1`), limits));
  });

  it('is refused when marks pile up on a letter, and takes every Vietnamese letter in either form', async () => {
    const vietnamese = 'ẵ Ệ ữ ợ đ'.normalize('NFD');
    expect((await readForm(urlencoded(`a=${encodeURIComponent(vietnamese)}`), limits)).get('a')).toBe(
      'ẵ Ệ ữ ợ đ',
    );
    await refused(
      readForm(urlencoded(`a=${encodeURIComponent(`a${'\u0301'.repeat(mostMarks + 1)}`)}`), limits),
    );
  });
});

describe('files', () => {
  it.each(kinds)('are refused (%s), but for the empty part of a file not chosen', async (_name, limits) => {
    await refused(readForm(withFiles(new File(['a;b'], 'danh-sach.csv')), limits), 'app.noFileHere');
    expect((await readForm(withFiles(new File([], '')), limits)).get('file0')).not.toBeInstanceOf(File);
  });
});

describe('JSON', () => {
  const json = (text: string) => new Request('http://127.0.0.1/', { method: 'POST', body: text });
  const limits: PostedLimits = { ...signed, fields: 5, depth: 2, text: 10 };

  it('comes as it was sent', async () => {
    const value = { a: ['1', '"[,'], b: 'x'.repeat(9) };
    expect(await readJson(json(JSON.stringify(value)), limits)).toEqual(value);
    expect(await readJson(json('{"a":'), limits)).toBeNull();
    expect(await readJson(json(''), limits)).toBeNull();
  });

  it.each([
    ['size', `"${'x'.repeat(signed.bytes)}"`],
    ['values', '[1,2,3,4,5,6]'],
    ['nesting', '[[[1]]]'],
    ['one text', JSON.stringify('x'.repeat(11))],
    ['one key', JSON.stringify({ ['x'.repeat(11)]: 1 })],
    ['marks, written as escapes', `{"a":"${'\\u0301'.repeat(mostMarks + 1)}"}`],
  ])('is refused by %s', async (what, text) => {
    await refused(readJson(json(text), what.startsWith('marks') ? signed : limits));
  });
});

describe('a form as an object', () => {
  it('gathers a list of any length in the order sent', () => {
    const many = Array.from({ length: 50_000 }, (_, n): [string, string] => ['id[]', String(n)]);
    expect(formObject(many).id).toEqual(many.map(([, value]) => value));
  });

  it('leaves out names deeper than any form has', () => {
    const deep = Array(20_000).fill('a').join('.');
    expect(
      formObject([
        [deep, '1'],
        ['b', '2'],
      ]),
    ).toEqual({ b: '2' });
  });

  it('sees marks beyond the basic plane, and none in text without', () => {
    expect(hasPile(`a${'\u{1D165}'.repeat(mostMarks + 1)}`)).toBe(true);
    expect(hasPile('Nguyễn Thị Ánh 👩‍👩‍👧'.repeat(1_000))).toBe(false);
  });
});

function urlencoded(body: string): Request {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return new Request('http://127.0.0.1/', { method: 'POST', headers, body });
}

function multipart(fields: number): Request {
  const form = new FormData();
  for (let n = 0; n < fields; n++) form.append(`a${n}`, '');
  return new Request('http://127.0.0.1/', { method: 'POST', body: form });
}

function withFiles(...files: File[]): Request {
  const form = new FormData();
  for (const [n, file] of files.entries()) form.append(`file${n}`, file);
  return new Request('http://127.0.0.1/', { method: 'POST', body: form });
}

/** A body that never ends, and how much of it was taken. */
function endless() {
  let bytes = 0;
  const body = new ReadableStream({
    pull(controller) {
      bytes += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(0x61));
    },
  });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const request = new Request('http://127.0.0.1/', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  return { request, pulled: () => bytes };
}

async function refused(reading: Promise<unknown>, reason = ''): Promise<void> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ status: 413, refusal: { reason: reason || expect.any(String) } });
}
