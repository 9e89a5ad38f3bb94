/**
 * Seeded random numbers, the same on every machine: xoshiro128** (Blackman & Vigna 2018) seeded by splitmix32, and
 * normal deviates by Marsaglia & Tsang's ziggurat of 128 layers (2000).
 */
export class Deviates {
  private readonly state = new Int32Array(4);

  constructor(seed: number) {
    let from = seed | 0;
    for (let k = 0; k < 4; k++) {
      from = (from + 0x9e3779b9) | 0;
      let z = from;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      this.state[k] = z ^ (z >>> 16);
    }
    // All four at 0 would stay there.
    this.state[3]! |= 1;
  }

  /** 32 random bits, signed. */
  bits(): number {
    const s = this.state;
    const b = s[1]!;
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    s[2]! ^= s[0]!;
    s[3]! ^= b;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= b << 9;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return result;
  }

  /** Strictly between 0 and 1. */
  uniform(): number {
    return ((this.bits() >>> 0) + 0.5) / 4294967296;
  }

  /** Standard normal. */
  normal(): number {
    for (;;) {
      const bits = this.bits();
      const layer = bits & 127;
      // The layer takes the lowest bits; the rest is the signed place within it.
      const place = bits >> 7;
      if (Math.abs(place) < accept[layer]!) return place * width[layer]!;
      const x = place * width[layer]!;
      if (layer === 0) {
        const tail = this.tail();
        return place > 0 ? tail : -tail;
      }
      if (height[layer]! + this.uniform() * (height[layer - 1]! - height[layer]!) < Math.exp(-0.5 * x * x))
        return x;
    }
  }

  private tail(): number {
    for (;;) {
      const x = -Math.log(this.uniform()) / edge;
      const y = -Math.log(this.uniform());
      if (y + y >= x * x) return edge + x;
    }
  }
}

const edge = 3.442619855899;
const area = 9.91256303526217e-3;
const steps = 2 ** 24;
const accept = new Float64Array(128);
const width = new Float64Array(128);
const height = new Float64Array(128);

{
  let x = edge;
  const last = area / Math.exp(-0.5 * edge * edge);
  accept[0] = (edge / last) * steps;
  width[0] = last / steps;
  height[0] = 1;
  width[127] = edge / steps;
  height[127] = Math.exp(-0.5 * edge * edge);
  for (let k = 126; k >= 1; k--) {
    const next = Math.sqrt(-2 * Math.log(area / x + Math.exp(-0.5 * x * x)));
    accept[k + 1] = (next / x) * steps;
    x = next;
    height[k] = Math.exp(-0.5 * x * x);
    width[k] = x / steps;
  }
  accept[1] = 0;
}
