import { nfc } from '../text';
import { countVietnamese } from '../vietnamese-syllable';
import { fromLegacy, guessEncoding } from './legacy-font';

type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';
type DecodedText = { text: string; encoding: FileEncoding };

/**
 * The text of a file in NFC, or null when the bytes are not text. A byte order mark decides; then the pattern of
 * zero bytes of UTF-16; then strict UTF-8; what is no valid UTF-8 comes from an old Windows. Windows-1258 keeps tones
 * as marks of their own, which NFC joins to their letters; a text of the TCVN3 or VNI fonts is Windows-1252 and is
 * left as it stands, for the clerk to choose.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = byMark(bytes) ?? byZeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : oldWindows(bytes));
  const text = new TextDecoder(encoding).decode(bytes);
  return hasControls(text) ? null : { text: nfc(text), encoding };
}

function oldWindows(bytes: Uint8Array): FileEncoding {
  const head = bytes.subarray(0, 65_536);
  const latin = new TextDecoder('windows-1252').decode(head);
  const guess = guessEncoding(latin);
  if (guess === 'unicode') return 'windows-1258';
  const vietnamese = nfc(new TextDecoder('windows-1258').decode(head));
  return countVietnamese(fromLegacy(latin, guess)) > countVietnamese(vietnamese)
    ? 'windows-1252'
    : 'windows-1258';
}

function byMark(bytes: Uint8Array): FileEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: among the first bytes, many zeros on one side only. */
function byZeros(bytes: Uint8Array): FileEncoding | null {
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (odd > head.length / 8 && even < odd / 8) return 'utf-16le';
  return even > head.length / 8 && odd < even / 8 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}
