type Items = ReadonlySet<string>;
/** In (0, 1]: how little common an item is. */
type Rarity = (item: string) => number;

/** Dice's coefficient of two sets, in [0, 1]; 0 when either is empty. */
export const dice = (a: Items, b: Items): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const item of a) if (b.has(item)) common++;
  return (2 * common) / (a.size + b.size);
};

export interface Overlap {
  /** Dice's coefficient in which what is rare weighs more. */
  readonly dice: number;
  /** How much of the smaller set the larger holds. */
  readonly share: number;
  /** The rarity of the rarest item in both. */
  readonly rarest: number;
}

const NO_OVERLAP: Overlap = { dice: 0, share: 0, rarest: 0 };

/** What two sets have in common, all in [0, 1], what is rare weighing more; `sharpness` is the power to which it does. */
export const overlapOf = (a: Items, b: Items, rarity: Rarity, sharpness: 1 | 2 = 1): Overlap => {
  if (a.size === 0 || b.size === 0) return NO_OVERLAP;
  let common = 0;
  let rarest = 0;
  let left = 0;
  let right = 0;
  for (const item of a) {
    const rare = rarity(item);
    const weight = sharpness === 2 ? rare * rare : rare;
    left += weight;
    if (!b.has(item)) continue;
    common += weight;
    if (rare > rarest) rarest = rare;
  }
  if (common === 0) return NO_OVERLAP;
  for (const item of b) {
    const rare = rarity(item);
    right += sharpness === 2 ? rare * rare : rare;
  }
  return { dice: (2 * common) / (left + right), share: common / Math.min(left, right), rarest };
};

/** How much of the words of a text the other set holds, what is rare weighing more (squared). */
export const heldShare = (text: Items, by: Items, rarity: Rarity): number => {
  let common = 0;
  let total = 0;
  for (const item of text) {
    const weight = rarity(item) ** 2;
    total += weight;
    if (by.has(item)) common += weight;
  }
  return total === 0 ? 0 : common / total;
};

/** Dice's coefficient of two bags of numbers, each in order. */
export const pairDice = (a: Uint32Array, b: Uint32Array): number => {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const [x = 0, y = 0] = [a[left], b[right]];
    if (x === y) common++;
    if (x <= y) left++;
    if (y <= x) right++;
  }
  return (2 * common) / (a.length + b.length);
};

/** Length of the longest common subsequence. */
export const commonSubsequence = (a: readonly string[], b: readonly string[]): number => {
  const start = commonPrefix(a, b);
  if (start === a.length || start === b.length) return start;
  const end = Math.min(commonSuffix(a, b), Math.min(a.length, b.length) - start);
  return start + end + subsequence(a.slice(start, a.length - end), b.slice(start, b.length - end));
};

const subsequence = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 || b.length === 0) return 0;
  const row = new Uint16Array(b.length + 1);
  for (const item of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at] ?? 0;
      row[at] = item === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
};

/** How many items the two lists share from their beginning. */
export const commonPrefix = (a: readonly string[], b: readonly string[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
};

/** How many items the two lists share up to their end. */
export const commonSuffix = (a: readonly string[], b: readonly string[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
};

/** The smaller by the larger, in [0, 1]; 1 when both are 0. */
export const ratio = (a: number, b: number): number => {
  const most = Math.max(a, b);
  return most <= 0 ? 1 : Math.min(a, b) / most;
};
