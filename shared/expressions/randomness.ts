// Made-up ids from a given source of randomness, and the numbers that a seed gives on Step Functions.

/** A version 4 UUID from 16 draws. */
export function uuid(random: () => number): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256) & 0xff);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * The generator of java.util.Random, which Step Functions uses for a seed: `$random(42)` is 0.7275636800328681 there,
 * `States.MathRandom(-5, 5, 42)` is -5.
 */
export function javaRandom(seed: number): { nextDouble: () => number; nextInt: (below: number) => number } {
  const multiplier = 0x5deece66dn;
  let state = BigInt.asUintN(48, BigInt(Math.trunc(seed)) ^ multiplier);
  const next = (bits: number): number => {
    state = BigInt.asUintN(48, state * multiplier + 0xbn);
    return Number(state >> BigInt(48 - bits));
  };
  return {
    nextDouble: () => (next(26) * 2 ** 27 + next(27)) / 2 ** 53,
    nextInt: (below) => {
      if (below > 2 ** 31) return Math.floor((next(32) * below) / 2 ** 32);
      const bits = next(31);
      return Number.isInteger(Math.log2(below)) ? Math.floor((bits * below) / 2 ** 31) : bits % below;
    },
  };
}
