/** The URL map, in flow order: read this first. */
import { index, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),

  // account: beside the line

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
] satisfies RouteConfig;
