import type { TextMatch } from "./step";
import { normaliseText } from "./words";

const MAX_PATTERN = 200;
const MAX_SUBJECT = 100_000;

const tests = (pattern: string, subject: string): boolean => {
  try {
    return new RegExp(pattern, "u").test(subject);
  } catch {
    return false; // the planner refuses patterns that do not compile; one that only fails with `u` matches nothing
  }
};

/** Whether the text is, contains or matches what is expected; case-sensitive, whitespace-normalised. */
export const textMatches = (match: TextMatch, actual: string): boolean => {
  switch (match.mode) {
    case "is":
      return normaliseText(actual) === normaliseText(match.value);
    case "contains":
      return actual.replace(/\s+/gu, " ").includes(match.value.replace(/\s+/gu, " ").trim());
    case "matches":
      return match.value.length <= MAX_PATTERN && tests(match.value, actual.slice(0, MAX_SUBJECT));
  }
};

/** The same for an address: `is` also takes a path, and a trailing slash makes no difference. */
export const urlMatches = (match: TextMatch, actual: string): boolean => {
  if (match.mode !== "is") return textMatches(match, actual);
  const bare = (url: string): string => (url.endsWith("/") ? url.slice(0, -1) : url);
  const wanted = bare(match.value.trim());
  if (!wanted.startsWith("/") && wanted !== "") return bare(actual) === wanted;
  const afterHost = actual.indexOf("/", actual.indexOf("://") + 3);
  return bare(afterHost < 0 ? "" : actual.slice(afterHost)) === wanted;
};
