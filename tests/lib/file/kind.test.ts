import { describe, expect, it } from 'vitest';
import { isShown, keptName, readRange, showBytes } from '~/lib/file/kind';

describe('a range', () => {
  it.each([
    [null, null],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=10-19', { from: 10, to: 19 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=99-99', { from: 99, to: 99 }],
    ['bytes=100-', 'bad'],
    ['bytes=-0', 'bad'],
    ['bytes=20-10', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
    ['bytes=-', null],
  ])('%s of a hundred bytes', (header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });
});

describe('a name that is kept', () => {
  it.each([
    ['Quyết định 12.PDF', 'pdf', 'Quyết định 12.pdf'],
    ['C:\\Users\\Hạnh\\QĐ.docx', 'pdf', 'QĐ.pdf'],
    ['../../etc/passwd', 'png', 'passwd.png'],
    ['a"b<c>|d:e*f?.jpg', 'jpg', 'abcdef.jpg'],
    ['.pdf', 'pdf', 'tep.pdf'],
    ['Biên bản họp.tối 20.11', 'pdf', 'Biên bản họp.tối 20.pdf'],
  ])('%s', (name, ending, expected) => {
    expect(keptName(name, ending)).toBe(expected);
  });

  it('is composed, whatever the sender’s system writes', () => {
    expect(keptName('Quyết.pdf'.normalize('NFD'), 'pdf')).toBe('Quyết.pdf'.normalize('NFC'));
  });
});

it('sizes are said as telephones say them', () => {
  expect([999, 1_400, 1_500_000, 20_000_000].map(showBytes)).toEqual(['1 kB', '1 kB', '1,5 MB', '20 MB']);
});

it('only what a browser cannot run is shown by it', () => {
  expect(['image/png', 'video/mp4', 'application/pdf', 'text/html', 'image/svg+xml'].map(isShown)).toEqual([
    ...[true, true, true],
    ...[false, false],
  ]);
});
