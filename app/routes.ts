/** The URL map, in flow order: read this first. */
import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),

  // account: beside the line
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('demo/seat', 'routes/account/demo-seat.tsx'),
  route('language', 'routes/account/language.tsx'),

  // organisation

  // framework

  // cycle

  // assessment

  // scoring

  // dashboard

  // nomination

  // shortlist

  // commendation

  // audit, and pages anyone may read
  route('audit', 'routes/audit/index.tsx'),
] satisfies RouteConfig;
