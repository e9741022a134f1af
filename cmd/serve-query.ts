import { UserError } from "#core/model/failure";
import { ID_PATTERN } from "#core/model/vocabulary";
import type { ListPage, ListPlace } from "#core/ports/figures";
import { span } from "./config-values";

const ROWS = 50;
const MOST_ROWS = 200;
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 90;
/** The longest id or key a place may name. */
const LONGEST_ID = 512;

/** Throws UserError for a parameter that is not understood. */
export const refuseUnknown = (query: URLSearchParams, known: readonly string[]): void => {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UserError(`there is no parameter ${JSON.stringify(unknown.slice(0, 40))} here`, {
    hint: known.length === 0 ? "this takes none" : `one of: ${known.join(", ")}`,
  });
};

/** How far back. Throws UserError. */
export const windowOf = (query: URLSearchParams): { readonly text: string; readonly ms: number } => {
  const text = query.get("window") ?? "24h";
  const parsed = span.safeParse(text);
  if (parsed.success && parsed.data <= LONGEST_DAYS * DAY_MS) return { text, ms: parsed.data };
  throw new UserError(`window=${text.slice(0, 40)} is no span`, { hint: `90m, 24h, 7d: at most ${LONGEST_DAYS}d` });
};

const limitOf = (query: URLSearchParams): number => {
  const text = query.get("limit") ?? String(ROWS);
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST_ROWS) return limit;
  throw new UserError(`limit=${text.slice(0, 40)} is no number of rows`, { hint: `from 1 to ${MOST_ROWS}` });
};

/** Where the next page begins, for nobody but us to read. */
export const cursorOf = ({ atMs, id }: ListPlace): string => Buffer.from(`${atMs}:${id}`).toString("base64url");

const placeOf = (cursor: string): ListPlace => {
  const [, time, id] = /^(\d{1,15}):(.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (time !== undefined && id !== undefined && id.length <= LONGEST_ID) return { atMs: Number(time), id };
  throw new UserError("the cursor is none of ours", {
    hint: "pass on what `next` says, as it is; leave it out to begin",
  });
};

/** Which rows of a list. Throws UserError. */
export const pageOf = (query: URLSearchParams): ListPage => {
  const cursor = query.get("cursor");
  return { limit: limitOf(query), ...(cursor === null ? {} : { after: placeOf(cursor) }) };
};

/** The id in a path, decoded. Throws UserError for what cannot be one, such as `../../x`. */
export const idOf = (encoded: string): string => {
  let id = "";
  try {
    id = decodeURIComponent(encoded);
  } catch {
    // Half of an escape: no id either.
  }
  if (ID_PATTERN.test(id)) return id;
  throw new UserError("that is no id of a run", {
    hint: "letters, digits, dots, dashes and underscores: /api/v1/runs lists them",
  });
};
