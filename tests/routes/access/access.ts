/**
 * The shape of the written table. A row of answers is one word for each kind of actor, in the order of `actorKinds`.
 * `$name` in a target, an address or a form stands for a thing of tests/support/lived.ts, or of the target itself.
 */
import type { Stage } from '../../support/lived';

export const actorKinds = [
  /** Nobody signed in. */
  'anonymous',
  /** With a living session, but no appointment in force. */
  'ended',
  /** Diễm, secretary of branch Rạch Sâu. */
  'secretary',
  /** Phúc of commune An Phú, above her. */
  'commune',
  /** Thái of district Cầu Kè, above him. */
  'district',
  /** Hạnh of the province. */
  'board',
  /** Minh, who reads for the centre. */
  'reader',
  /** Ngà, secretary of another province. */
  'elsewhere',
] as const;
export type ActorKind = (typeof actorKinds)[number];

export const answers = {
  /** 2xx, or a redirect within the site. */
  ok: 'ok',
  /** A redirect to the sign-in page that comes back, or 401 to a script. */
  'sign-in': 'sign-in',
  /** 403 */
  refused: 'refused',
  /** 404: not there, or not to be known of. */
  hidden: 'hidden',
  /** 405 */
  'post-only': 'post-only',
  /** 409 */
  conflict: 'conflict',
  /** 422 */
  invalid: 'invalid',
} as const;

/** Names stand for parts of the address, other names for whatever the forms of the route need. */
export type Target = Record<string, string>;

export type Walk = {
  /** The moment of the year; 'rating' unless told otherwise. */
  stage?: Stage;
  /** The query after the path. */
  query?: string;
  /** Posted by an action; a list for a field sent several times, `$roster` for a file. */
  form?: Record<string, string | string[]>;
  /** Posted in place of a form. */
  json?: unknown;
  /** Everyone comes with a real session, for routes that read it. */
  isWithCookie?: boolean;
  /** In place of the route's. */
  targets?: Record<string, Target>;
  /** By target: one word an actor. */
  expect: Record<string, string>;
};

export type RouteAccess = {
  /** What the address names: 'own' is Diễm's line, 'foreign' another branch, commune, district or province. */
  targets?: Record<string, Target>;
  loader?: Record<string, Walk>;
  action?: Record<string, Walk>;
};

/** By the route's file, as app/routes.ts names it. */
export type AccessTable = Record<string, RouteAccess>;
