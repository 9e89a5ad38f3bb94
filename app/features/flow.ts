/**
 * The nouns of the product in the order of a Youth Union's year. Code looks only upstream: a feature imports
 * only nouns before it (tests/architecture.test.ts). The officers' navigation is drawn from the same list.
 */
export const flow = [
  'organisation',
  'framework',
  'cycle',
  'assessment',
  'scoring',
  'dashboard',
  'nomination',
  'shortlist',
  'commendation',
  'training',
] as const;

export type Noun = (typeof flow)[number];
