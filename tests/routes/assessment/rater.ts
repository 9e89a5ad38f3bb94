/** A rater's way to the screens: the plot with an open cycle, and the forms by their addresses. */
import type { ActionFunctionArgs } from '@remix-run/node';
import type { Db } from '#db/client';
import { findMyForm, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { addPeer } from '~/features/assessment/assignment/commands.server';
import type { Person } from '~/features/organisation/actor';
import { action as draft } from '~/routes/assessment/draft';
import { actOf } from '../../support/actors';
import { inPeer, makeAssessed, rateeOf } from '../../support/assessed';

/** Hiếu and Lệ rate Diễm, Diễm rates Đạt. */
export async function makeRated(db: Db) {
  const plot = await makeAssessed(db);
  const { secretary, nextSecretary, branchDeputy, branchMember, communeOfficer } = plot.actors;
  const act = actOf(communeOfficer, inPeer);
  const cycleId = plot.cycle.id;
  const diem = await rateeOf(db, cycleId, secretary);
  const dat = await rateeOf(db, cycleId, nextSecretary);
  for (const rater of [branchDeputy, branchMember])
    await addPeer(db, act, { cycleId, rateeId: diem.id, raterId: rater.personId });
  await addPeer(db, act, { cycleId, rateeId: dat.id, raterId: secretary.personId });
  return { ...plot, diem, dat };
}

/** Parameters of the path to the rater's own self form. */
export async function selfParams(db: Db, viewer: Person, now = inPeer) {
  const { self } = await listMyTasks(db, viewer, now);
  return paramsOf(self!.key);
}

export function paramsOf(key: string) {
  const [role, id] = key.split('/') as ['self' | 'peer' | 'superior', string];
  return { role, id };
}

type Save = { db: Db; viewer: Person | null; params: Record<string, string>; body: unknown; now?: Date };

/** A save as the page sends it: JSON in, JSON out. */
export async function saveJson({ db, viewer, params, body, now = inPeer }: Save) {
  const request = new Request('http://127.0.0.1:3000/assessment/x/y/draft', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const context = { db, engine: 'pglite', now: () => now, nonce: '', client: '::1', isDemo: false, viewer };
  const response = await draft({ request, params, context } as ActionFunctionArgs);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

export const formNow = async (db: Db, viewer: Person, params: ReturnType<typeof paramsOf>, now = inPeer) =>
  (await findMyForm(db, viewer, params, now)).form;
