/** Precisions (1 / SD²) of normal priors; 0 is none. The prior of θ has a free mean. */
export type Precision = { theta: number; lambda: number; delta: number; tau: number };

export const flat: Precision = { theta: 0, lambda: 0, delta: 0, tau: 0 };
