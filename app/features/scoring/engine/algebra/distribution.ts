/** ln Γ(x), x > 0 (Lanczos, g = 7, nine terms: about 1e-15 relative). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let sum = lanczos[0]!;
  for (let k = 1; k < lanczos.length; k++) sum += lanczos[k]! / (y + k);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta I_x(a, b) by Lentz's continued fraction. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a),
  );
  let [c, d] = [1, 1 / guard(1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let k = 1; k <= 10_000; k++) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** The value below which F(d1, d2) lies with probability p; degrees of freedom may be fractions. */
export function fQuantile(p: number, d1: number, d2: number): number {
  let [low, high] = [0, 1];
  for (let k = 0; k < 200 && high - low > 1e-16; k++) {
    const x = (low + high) / 2;
    if (incompleteBeta(x, d1 / 2, d2 / 2) < p) low = x;
    else high = x;
  }
  const x = (low + high) / 2;
  return (d2 * x) / (d1 * (1 - x));
}

/** P(Z > z) of a standard normal (continued fraction in the tail, series near 0: about 1e-14 relative). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 3) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / (z + fraction);
    return density / (z + fraction);
  }
  let [term, sum] = [z, z];
  for (let k = 1; k < 200 && term > 1e-18 * sum; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function guard(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
