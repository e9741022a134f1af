const isDigit = (char: string): boolean => char >= "0" && char <= "9";
const isLower = (char: string): boolean => char >= "a" && char <= "z";
const isUpper = (char: string): boolean => char >= "A" && char <= "Z";

/** Changes between letters and digits, or inside a word from lower to upper and back: hashes have many. */
const switches = (part: string): number => {
  let count = 0;
  let last = "";
  for (const char of part) {
    const kind = isDigit(char) ? "d" : isUpper(char) ? "U" : isLower(char) ? "l" : "x";
    if (last !== "" && kind !== last && !(last === "U" && kind === "l")) count++;
    last = kind;
  }
  return count;
};

const vowels = (part: string): number => [...part.toLowerCase()].filter((char) => "aeiouy".includes(char)).length;

/** A hash: long, mixed, unpronounceable. */
const isHash = (part: string): boolean => {
  const digits = [...part].filter(isDigit).length;
  if (part.length >= 5 && digits > 0 && digits < part.length && switches(part) >= 2) return true;
  if (part.length >= 8 && digits > 0 && [...part].every((char) => isDigit(char) || "abcdefABCDEF".includes(char))) return true;
  return part.length >= 5 && digits === 0 && (switches(part) >= 3 || vowels(part) === 0);
};

/**
 * Whether an id or class was made by a machine (hash, counter, framework suffix) and may be another one on the next load.
 * Looks at the parts between punctuation: `css-1q2w3e`, `input-123`, `:r3:`, `ooui-php-6`, `ng-tns-c12-4`.
 */
export const isGenerated = (identifier: string): boolean => {
  if (identifier.length > 64 || identifier.includes(":")) return true;
  const parts = identifier.split(/[^A-Za-z0-9]+/u).filter((part) => part !== "");
  if (parts.length === 0) return true;
  return parts.some((part, index) => {
    const digits = [...part].filter(isDigit).length;
    if (digits === part.length) return part.length >= 2 || (parts.length > 2 && index === parts.length - 1) || parts.length === 1;
    return isHash(part);
  });
};

/** The classes that are likely to survive the next build, at most eight. */
export const stableClasses = (classes: Iterable<string>): readonly string[] => {
  const stable: string[] = [];
  for (const name of classes) {
    if (stable.length === 8) break;
    if (name.length > 1 && !isGenerated(name)) stable.push(name);
  }
  return stable;
};
