import { beforeAll, describe, expect, it } from 'vitest';
import { peerForm, peerRatee } from '#db/schema/index';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { deriveKey, encrypt } from '~/features/assessment/peer/key.server';
import { findCycleKey } from '~/features/assessment/peer/key-queries.server';
import { movePeerForms } from '~/features/assessment/peer/moving-commands.server';
import { peerFormId } from '~/features/assessment/peer/seal.server';
import { actOf } from '../../../support/actors';
import { inPeer, inSelf, makeAssessed, rateeOf } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
beforeAll(async () => {
  world = await makeAssessed(database.db);
});

/** A box as it was written before there were folders: one answer, a comment, when it was sent. */
function oldBox(dataKey: Buffer, id: string, author: number, comment: string, sent: Date | null): Buffer {
  const plain = Buffer.alloc(4864);
  let at = plain.writeUInt8(1, 0);
  at = plain.writeBigUInt64BE(BigInt(author), at);
  at = plain.writeBigUInt64BE(BigInt(sent?.getTime() ?? 0), at);
  at = plain.writeUInt8(1, at);
  at = plain.writeUInt8(2, at);
  at += plain.write('A1', at);
  at = plain.writeUInt8(3, at);
  at = plain.writeUInt16BE(Buffer.byteLength(comment), at);
  plain.write(comment, at);
  return encrypt(deriveKey(dataKey, 'peer box v1'), plain, `thu-linh peer box v1 form ${id}`);
}

describe('peer forms of before there were folders', () => {
  it('are in their authors’ folders after the first start, with all that was in them', async () => {
    const { db } = database;
    const { secretary, branchMember, branchDeputy, communeOfficer } = world.actors;
    const cycleId = world.cycle.id;
    const rateeId = (await rateeOf(db, cycleId, secretary)).id;
    const raters = [branchMember, branchDeputy];
    await assignPeers(db, actOf(communeOfficer, inSelf), {
      ...{ cycleId, unitId: world.units.commune.id },
      pairs: raters.map(({ personId }) => ({ rateeId, raterId: personId })),
    });
    const dataKey = (await findCycleKey(db, cycleId))!;
    for (const [i, { personId }] of raters.entries()) {
      const id = peerFormId(dataKey, rateeId, personId);
      const box = oldBox(dataKey, id, personId, `Chị đến sớm ${i}`, i === 0 ? inPeer : null);
      const state = i === 0 ? 'submitted' : 'draft';
      await db.insert(peerForm).values({ id, cycleId, rateeId, state, version: 7, box });
    }
    expect(await movePeerForms(db)).toBe(2);
    expect(await movePeerForms(db)).toBe(0);
    expect(await db.$count(peerForm)).toBe(0);
    const formOf = async (i: number) =>
      (await findMyForm(db, raters[i]!, { role: 'peer', id: String(rateeId) }, inPeer)).form;
    expect(await formOf(0)).toMatchObject({ state: 'submitted', submittedAt: inPeer, version: 7 });
    expect(await formOf(1)).toMatchObject({ state: 'draft', content: { comment: 'Chị đến sớm 1' } });
    expect(await db.select().from(peerRatee)).toEqual([{ cycleId, rateeId, sent: 1 }]);
  });
});
