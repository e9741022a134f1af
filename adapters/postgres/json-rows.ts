import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/** NUL, and half of a surrogate pair, as JSON.stringify writes them; an escaped backslash before is none of theirs. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/g;

/** The text as Postgres can hold it: without NUL, and without halves of surrogate pairs. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll("\0", "");

/** JSON whose texts are all storable. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(UNSTORABLE, (_, before: string, code: string) =>
    code === "0000" ? before : `${before}\u{FFFD}`,
  );

/** Records as one JSON list of rows with the table's column names: any number of rows goes through one statement. */
export const jsonRows = <T extends PgTable>(
  table: T,
  records: readonly Readonly<Record<keyof T["_"]["columns"], unknown>>[],
): string => {
  const columns = Object.entries(getTableColumns(table));
  return storableJson(
    records.map((record) => Object.fromEntries(columns.map(([field, column]) => [column.name, record[field]]))),
  );
};
