import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { unit } from '#db/schema/index';
import { testDb } from '../support/database/db';

const database = testDb();

const add = async (code: string, parentId: number | null) => {
  const [row] = await database.db
    .insert(unit)
    .values({
      code,
      name: code,
      typeCode: 'COMMUNE',
      parentId,
      validFrom: '2020-01-01',
      sortKey: code,
      searchKey: code,
    })
    .returning();
  return row!;
};
const move = (id: number, parentId: number | null) =>
  database.db.update(unit).set({ parentId }).where(eq(unit.id, id));
const pathOf = async (id: number) =>
  (await database.db.query.unit.findFirst({ where: eq(unit.id, id) }))!.path;

describe('the tree of units', () => {
  it('keeps the path of a unit and carries all below it when it moves', async () => {
    const root = await add('r', null);
    const a = await add('a', root.id);
    const b = await add('b', root.id);
    const leaf = await add('leaf', a.id);
    expect(leaf.path).toBe(`/${root.id}/${a.id}/${leaf.id}/`);
    await move(a.id, b.id);
    expect(await pathOf(leaf.id)).toBe(`/${root.id}/${b.id}/${a.id}/${leaf.id}/`);
  });

  it('refuses a unit below itself, at any depth', async () => {
    const top = await add('top', null);
    const mid = await add('mid', top.id);
    const low = await add('low', mid.id);
    await expect(move(top.id, top.id)).rejects.toThrow();
    await expect(move(top.id, low.id)).rejects.toThrow();
    expect(await pathOf(top.id)).toBe(`/${top.id}/`);
  });
});
