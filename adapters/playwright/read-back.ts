import type { Performed } from "#core/ports/browser";
import { ASK_MS, type Act, failed, ok } from "./act";
import { notActionable } from "./playwright-failure";
import type { Taken } from "./page/fill-protocol";

/** How long the page may take to arrange what it was given and to answer, in milliseconds. */
const READ_BACK_MS = ASK_MS + 1_000;
const SHOWN = 80;

/** What was put into a field, and how people call the field. */
export interface Filled {
  readonly value: string;
  readonly name: string;
  readonly secret: boolean;
  /** By real keys. */
  readonly keys: boolean;
  /** The text was added to what the field held. */
  readonly added: boolean;
}

export const STRAYED = "another element has the focus: the keys for this one were not given to it";

const quoted = (text: string): string => `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;

const limits = (limit: string | null): string => (limit === null ? "" : ` (${limit})`);

const lostMessage = ({ value, name, secret, added }: Filled, { holds, limit }: Taken & { kind: "lost" }): string => {
  if (secret)
    return `${name} does not hold the secret it was filled with: it holds ${holds.length} characters${limits(limit)}`;
  const holding = holds === "" ? "is empty" : `holds ${quoted(holds)}`;
  return `${name} ${holding} after ${added ? "typing" : "filling"} ${quoted(value)}${limits(limit)}`;
};

const HINT = "the page changed what it was given: is the value one that this field takes?";

/** The field's answer to what was put into it; undefined when the page went away. */
export const readBack = async (act: Act, held: string, { value, added }: Filled): Promise<Taken | undefined> =>
  act.world ? act.worlds.ask<Taken>(act.world, { op: "took", held, wanted: value, added }, READ_BACK_MS) : undefined;

/** What became of a fill, by what the field holds; a document that went away has taken it. */
export const performedBy = (filled: Filled, taken: Taken | undefined): Performed => {
  switch (taken?.kind) {
    case undefined:
    case "kept":
      return ok;
    case "gone":
      // Filling once more is no harm: what was written went with the field that the page took away.
      return failed(notActionable("fill", undefined));
    case "strayed":
      return failed({ code: "action", message: STRAYED });
    case "lost":
      return failed({ code: "action", message: lostMessage(filled, taken), hint: HINT });
  }
};
