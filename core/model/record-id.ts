import { isHash } from "./generated";

const isDigits = (part: string): boolean => part !== "" && [...part].every((char) => char >= "0" && char <= "9");
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const MARK = "#";

/** The identifier without what only says which record it is of: `/orders/#/edit` for `/orders/123/edit`, `row-#` for `row-17`. */
const withoutRecordId = (identifier: string): string =>
  identifier
    .replace(UUID, MARK)
    .split(/([^A-Za-z0-9]+)/u)
    .map((part) => (isDigits(part) || isHash(part) ? MARK : part))
    .join("");

/** It says which record it is of. */
export const namesRecord = (identifier: string): boolean => withoutRecordId(identifier) !== identifier;

/** The two differ, and only in the record they are of. */
export const differInRecord = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b && withoutRecordId(a) === withoutRecordId(b);
