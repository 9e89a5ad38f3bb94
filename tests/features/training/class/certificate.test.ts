import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inboxItem, trainingCompletion } from '#db/schema/index';
import { showCode } from '~/features/commendation/commendation';
import { findCertificate } from '~/features/training/class/certificate-queries.server';
import { revokeCompletion } from '~/features/training/class/completion-commands.server';
import { completionPaper } from '~/features/training/class/paper';
import { listOwnCompletions } from '~/features/training/class/queries.server';
import { loader as verifyLoader } from '~/routes/commendation/verify-code';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';
import { call } from '../../../support/request';
import { approve, classOf, draft, holdFor } from '../../../support/trained';

const database = testDb();
let plot: Plot;
let id: string;
let code: string;
const verify = async (text: string) => {
  const { value } = await call(verifyLoader, { db: database.db, params: { code: text } });
  return (value as Awaited<ReturnType<typeof verifyLoader>>).completion;
};

beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
  const board = actOf(plot.actors.board);
  const planId = await draft(database.db, board);
  await approve(database.db, board, planId);
  const classId = await classOf(database.db, board, { planId, goals: [] });
  const personIds = [plot.actors.secretary.personId];
  await holdFor(database.db, board, { classId, heldOn: '2024-03-20', personIds });
  const made = (await database.db.query.trainingCompletion.findFirst())!;
  id = made.id;
  code = made.verifyCode;
});

describe('a certificate of completion', () => {
  it('is announced to its person, who reads and prints it; nobody beside the class does', async () => {
    const { secretary, nextSecretary, communeOfficer, reader } = plot.actors;
    const [told] = await database.db
      .select()
      .from(inboxItem)
      .where(eq(inboxItem.personId, secretary.personId));
    expect(told).toMatchObject({ kind: 'training.completed', place: `/training/completion/${id}` });
    const certificate = await findCertificate(database.db, secretary, id);
    expect(completionPaper(certificate)).toMatchObject({
      award: 'Đã hoàn thành lớp Nghiệp vụ công tác Đoàn',
      decision: 'Kế hoạch số 2345/KH-UBND',
      placeAndDay: 'Trà Vinh, ngày 20 tháng 3 năm 2024',
      signerName: '',
    });
    expect(await findCertificate(database.db, reader, id)).toMatchObject({ isOwn: false });
    for (const other of [nextSecretary, communeOfficer])
      await expect(findCertificate(database.db, other, id)).rejects.toMatchObject({ status: 404 });
  });

  it('is verified by anybody who holds its code, and by nothing else', async () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(await verify(showCode(code).toLowerCase())).toEqual({
      state: 'valid',
      name: 'Lâm Thị Ngọc Diễm',
      className: 'Nghiệp vụ công tác Đoàn',
      unitName: 'Tỉnh Đoàn Trà Vinh',
      seat: 'Bí thư Chi đoàn ấp Rạch Sâu',
      on: '2024-03-20',
    });
    expect(await verify('ABCD-EFGH-JKMN-PQRS')).toBeNull();
    expect(await verify(id)).toBeNull();
  });

  it('says when it was revoked and tells nobody’s name any more; its person reads why', async () => {
    const reason = 'Ghi nhầm người trùng tên';
    await revokeCompletion(database.db, actOf(plot.actors.board), { id, reason });
    expect(await verify(code)).toEqual({ state: 'revoked', on: '2024-11-20' });
    expect(await listOwnCompletions(database.db, plot.actors.secretary.personId)).toMatchObject([
      { revokedOn: '2024-11-20', revokedReason: reason },
    ]);
    await expect(
      revokeCompletion(database.db, actOf(plot.actors.board), { id, reason }),
    ).rejects.toMatchObject({ refusal: { reason: 'training.revokedAlready' } });
    const rows = await database.db.select().from(trainingCompletion);
    expect(rows).toHaveLength(1);
  });
});
