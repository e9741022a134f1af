/** Lines of code, or why there are none. */
export type Written =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly hint?: string };

export const lines = (...all: readonly string[]): Written => ({ ok: true, lines: all });
export const refused = (message: string, hint?: string): Written => ({
  ok: false,
  message,
  ...(hint === undefined ? {} : { hint }),
});
