/** Vouches for what a store that others can write to holds. */
export interface Seal {
  /** The signature of a text: letters, digits, `-` and `_`, at most 64 characters. */
  sign(text: string): string;
  /** Whether this seal made the signature for this text; takes the same time whatever is wrong. */
  verify(text: string, signature: string): boolean;
}
