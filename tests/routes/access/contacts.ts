/** Telephones and addresses in what a loader answers: of whom, and of whom they may be. */
import ExcelJS from 'exceljs';
import { person } from '#db/schema/index';
import { findContacts } from '~/features/account/account-queries.server';
import type { Person } from '~/features/organisation/actor';
import { showPhone } from '~/features/organisation/naming/phone';
import { peopleHeldBy } from '~/features/organisation/person/place-queries.server';
import { dayOf } from '~/lib/date';
import { type Stage, stages } from '../../support/lived';
import type { ActorKind } from './access';
import { personOf, type World } from './walk';

type Reachable = { personId: number; name: string; spellings: string[] };
/** Everybody of a stage, and by kind of actor whose telephone and address they may have. */
export type Contacts = { people: Reachable[]; may: Map<ActorKind, ReadonlySet<number>> };

/** Oneself, whom one holds (the centre's reader holds nobody), and the officers one is told to call. */
export async function contactsAt(
  { db, life }: World,
  stage: Stage,
  kinds: readonly ActorKind[],
): Promise<Contacts> {
  const rows = await db.select().from(person);
  const ids = rows.map(({ id }) => id);
  const at = stages[stage];
  const mayReach = async (viewer: Person | null): Promise<ReadonlySet<number>> => {
    if (!viewer) return new Set();
    const called = (await findContacts(db, viewer.personId, at)).map(({ name }) => name);
    return new Set([
      viewer.personId,
      ...(await peopleHeldBy(db, viewer, ids, dayOf(at))),
      ...rows.filter(({ fullName }) => called.includes(fullName)).map(({ id }) => id),
    ]);
  };
  const may = new Map<ActorKind, ReadonlySet<number>>();
  for (const kind of kinds) may.set(kind, await mayReach(personOf(life, kind)));
  const people = rows.map(({ id, fullName, phone, email }) => ({
    personId: id,
    name: fullName,
    spellings: [phone!, showPhone(phone!), `0${phone!.slice(3)}`, phone!.slice(3), email!],
  }));
  return { people, may };
}

/** Whose telephone or address stands in an answer though `actor` may not have it. */
export async function contactsShown(
  value: unknown,
  actor: ActorKind,
  { people, may }: Contacts,
): Promise<string[]> {
  const text = await textOf(value);
  return people
    .filter(({ personId }) => !may.get(actor)?.has(personId))
    .filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling)))
    .map(({ name }) => name);
}

/** All that an answer holds, late values and the cells of a spreadsheet among it. */
async function textOf(value: unknown): Promise<string> {
  if (value instanceof Uint8Array) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(value.buffer as ArrayBuffer);
    return JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
  }
  return JSON.stringify(await settled(value)) ?? '';
}

async function settled(value: unknown): Promise<unknown> {
  const found = await value;
  if (typeof found !== 'object' || found === null || found instanceof Date) return found;
  if (found instanceof Map || found instanceof Set) return settled([...found]);
  if (Array.isArray(found)) return Promise.all(found.map(settled));
  return Promise.all(Object.entries(found).map(async ([key, part]) => [key, await settled(part)]));
}
