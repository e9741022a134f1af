/** Bits of a digest. */
const BITS = 64;

/** FNV-1a over the characters, twice with different seeds: two words of 32 bits. */
const hashOf = (feature: string): readonly [number, number] => {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < feature.length; at++) {
    const code = feature.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return [low ^ (low >>> 15), high ^ (high >>> 13)];
};

const isSet = ([low, high]: readonly [number, number], bit: number): boolean =>
  bit < 32 ? ((low >>> bit) & 1) === 1 : ((high >>> (bit - 32)) & 1) === 1;

/**
 * A digest that changes little when the features change little: 16 hexadecimal digits.
 *
 * SimHash (Charikar, STOC 2002): every feature votes for or against each bit. `counts` says how often each feature occurs; it votes with
 * the logarithm of that, so that a list grown by 50 rows is still the same page.
 */
export const simHash = (counts: ReadonlyMap<string, number>): string => {
  const votes = new Float64Array(BITS);
  for (const [feature, count] of counts) {
    const hash = hashOf(feature);
    const weight = 1 + Math.log2(count);
    for (let bit = 0; bit < BITS; bit++) votes[bit] = (votes[bit] ?? 0) + (isSet(hash, bit) ? weight : -weight);
  }
  let digits = "";
  for (let bit = 0; bit < BITS; bit += 4) {
    let digit = 0;
    for (let at = 0; at < 4; at++) if ((votes[bit + at] ?? 0) > 0) digit |= 1 << at;
    digits += digit.toString(16);
  }
  return digits;
};

const onesOf = (digit: number): number => (digit & 1) + ((digit >> 1) & 1) + ((digit >> 2) & 1) + ((digit >> 3) & 1);

/** How far two digests are apart, in [0, 1]: about 0 for the same page, about 0.5 for pages that have nothing in common. */
export const digestDistance = (a: string, b: string): number => {
  let ones = 0;
  for (let at = 0; at < BITS / 4; at++)
    ones += onesOf(Number.parseInt(a.charAt(at), 16) ^ Number.parseInt(b.charAt(at), 16));
  return ones / BITS;
};
