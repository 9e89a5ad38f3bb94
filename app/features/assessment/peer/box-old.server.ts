/** The seal of one peer form, as it was before folders: only read, and only to move it (peer-moving-commands). */
import { ANSWERS } from '../assessment';
import type { Answer, FormAnswers } from '../form/content';
import { decrypt, deriveKey, SealBroken } from './key.server';

/**
 * format u8 · author u64 · submitted ms u64 (0 = draft) · n u8 · n × (length u8, code, answer u8) · length u16, comment.
 * Throws `SealBroken`.
 */
export function openOldBox(dataKey: Buffer, formId: string, box: Uint8Array) {
  const plain = decrypt(deriveKey(dataKey, 'peer box v1'), box, `thu-linh peer box v1 form ${formId}`);
  if (plain?.[0] !== 1) throw new SealBroken('box');
  const submitted = Number(plain.readBigUInt64BE(9));
  const answers: FormAnswers = {};
  let at = 18;
  for (let left = plain.readUInt8(17); left > 0; left--) {
    const end = at + 1 + plain.readUInt8(at);
    answers[plain.toString('utf8', at + 1, end)] = ANSWERS[plain.readUInt8(end)] as Answer;
    at = end + 1;
  }
  return {
    author: Number(plain.readBigUInt64BE(1)),
    answers,
    comment: plain.toString('utf8', at + 2, at + 2 + plain.readUInt16BE(at)),
    submittedAt: submitted === 0 ? null : new Date(submitted),
  };
}
