/** Passwords that anybody would guess are refused, at every door where one is set. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { refusePassword } from '~/features/account/sign-in/password-choice';
import { findOwner, mustBeOwn } from '~/features/account/sign-in/password-choice-queries.server';
import { Invalid } from '~/lib/errors';
import { makePlot, type Plot } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

/** The complaint about Diễm's choice: secretary of Chi đoàn ấp Rạch Sâu in Đoàn xã An Phú, telephone 0900 000 107. */
async function complaint(password: string): Promise<string | null> {
  try {
    await mustBeOwn(password, await findOwner(database.db, plot.actors.secretary.personId));
    return null;
  } catch (error) {
    if (error instanceof Invalid) return error.issues[0]!.code;
    throw error;
  }
}

describe('a common one', () => {
  it.each([
    'qwertyuiop',
    'Qwertyuiop',
    '1234567890',
    '0123456789',
    '03022008030220',
    'Matkhau123456',
    'mật khẩu 2024',
    'MẬT-KHẨU-2024',
    'doanvien2024!',
    'Thanh niên 2025',
    'tuoitrevietnam',
    'doanthanhnien1931',
    'bithuchidoan',
    'password123456',
    'dragon2024dragon'.slice(0, 10),
    'aaaaaaaaaa',
    'abcabcabcabc',
    'anhyeuem2024',
  ])('%s is refused', async (password) => {
    expect(await complaint(password)).toBe('account.passwordCommon');
  });
});

describe('what everybody knows of the owner', () => {
  it.each([
    '0900000107',
    '0900 000 107a',
    '+84900000107',
    'Lâm Thị Ngọc Diễm',
    'lamthingocdiem1998',
    'ngocdiem1998',
    'Chi đoàn ấp Rạch Sâu',
    'rachsau2024',
    'Đoàn xã An Phú 1',
    'NgocDiem@RachSau',
  ])('%s is refused', async (password) => {
    expect(await complaint(password)).toBe('account.passwordOwn');
  });
});

it.each([
  'mùa lúa chín vàng',
  'bốn con trâu cày ruộng',
  'ngọc diễm thích ăn xoài xanh',
  'k7#pQz!mWx',
  'một câu chỉ mình biết',
])('%s may be taken', async (password) => {
  expect(await complaint(password)).toBeNull();
});

test('nobody known: only the list speaks', () => {
  const owner = { phone: null, names: [] };
  expect(refusePassword('một hai con mực', owner, new Set())).toBeNull();
  expect(refusePassword('conmuc2024', owner, new Set(['conmuc']))).toBe('account.passwordCommon');
});
