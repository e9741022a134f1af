/** Why a text could not be planned; becomes a complaint once its place is known. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const done = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const refuse = (
  code: string,
  message: string,
  hint?: string,
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, message, ...(hint === undefined ? {} : { hint }) },
});
