import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SealBroken } from '~/features/assessment/peer/key.server';
import { checkPeerKey, rotatePeerKey, WrongPeerKey } from '~/features/assessment/peer/key-commands.server';
import { findCycleKey } from '~/features/assessment/peer/key-queries.server';
import { env } from '~/lib/env.server';
import { makeAssessed } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
const other = randomBytes(32);
let cycleId: number;
beforeAll(async () => {
  cycleId = (await makeAssessed(database.db)).cycle.id;
});

describe('PEER_KEY at start-up', () => {
  it('is remembered by the first start and recognised by the next', async () => {
    await checkPeerKey(database.db);
    await expect(checkPeerKey(database.db)).resolves.toBeUndefined();
  });

  it('is refused in one line when it is another', async () => {
    const wrong = checkPeerKey(database.db, other);
    await expect(wrong).rejects.toThrow(WrongPeerKey);
    await expect(wrong).rejects.toThrow(/^PEER_KEY: [^\n]+$/);
  });
});

describe('rotating', () => {
  it('keeps the data keys and lets only the new key in', async () => {
    const dataKey = await findCycleKey(database.db, cycleId);
    expect(await rotatePeerKey(database.db, { from: env().peerKey, to: other })).toBe(1);
    await expect(checkPeerKey(database.db)).rejects.toThrow(WrongPeerKey);
    await expect(findCycleKey(database.db, cycleId)).rejects.toThrow(SealBroken);
    await checkPeerKey(database.db, other);
    expect(await rotatePeerKey(database.db, { from: other, to: env().peerKey })).toBe(1);
    expect(await findCycleKey(database.db, cycleId)).toEqual(dataKey);
  });

  it('changes nothing when the old key is not the one in use', async () => {
    await expect(rotatePeerKey(database.db, { from: other, to: randomBytes(32) })).rejects.toThrow(
      WrongPeerKey,
    );
    await expect(checkPeerKey(database.db)).resolves.toBeUndefined();
  });
});
