import { createHash, randomBytes } from "node:crypto";
import type { Identity } from "#core/ports/identity";

export interface IdentityOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** `count` random bytes. */
  readonly random?: (count: number) => Uint8Array;
}

/** The 12 bits after the time count within a millisecond, from a random start in the lower half. */
const COUNTER_END = 0x1000;
const START_MASK = 0x7ff;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const format = (ms: number, counter: number, random: Uint8Array): string => {
  const time = hex(ms, 12);
  const [first = 0, ...rest] = random.subarray(0, 8);
  const tail = [(first & 0x3f) | 0x80, ...rest].map((byte) => hex(byte, 2)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
};

/** UUIDv7 ids that grow from one to the next in this process, even when the clock stands still or goes back; SHA-256 digests. */
export const createIdentity = ({ now = Date.now, random = randomBytes }: IdentityOptions = {}): Identity => {
  let lastMs = -1;
  let counter = 0;
  const seed = (bytes: Uint8Array): number => (((bytes[8] ?? 0) << 8) | (bytes[9] ?? 0)) & START_MASK;
  return {
    newId() {
      const bytes = random(10);
      const ms = now();
      if (ms > lastMs) {
        lastMs = ms;
        counter = seed(bytes);
      } else if (++counter === COUNTER_END) {
        lastMs++;
        counter = seed(bytes);
      }
      return format(lastMs, counter, bytes);
    },
    digest: (text) => createHash("sha256").update(text).digest("hex"),
  };
};
