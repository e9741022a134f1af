import type { Reporter } from "#core/ports/reporter";
import { printableJson } from "#core/model/printable";

/** Every event as one line of JSON, in order, safe for a terminal. `write` gets whole lines. */
export const createNdjsonReporter = ({ write }: { readonly write: (text: string) => void }): Reporter => ({
  on: (event) => write(`${printableJson(event)}\n`),
  close: async () => {},
});
