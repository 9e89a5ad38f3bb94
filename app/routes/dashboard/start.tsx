import { redirect } from '@remix-run/node';
import { load } from '~/features/account/request.server';
import { findStartUnit } from '~/features/dashboard/dashboard-unit-queries.server';

/** Picks the unit a person starts from. */
export const loader = load(async ({ db, actor }) => redirect(`/dashboard/${await findStartUnit(db, actor)}`));
