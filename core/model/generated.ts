const isDigit = (char: string): boolean => char >= "0" && char <= "9";
const isUpper = (char: string): boolean => char >= "A" && char <= "Z";

/** Changes between letters and digits; a name has one at most (`wpName1`), a hash has many. */
const switches = (part: string): number => {
  let count = 0;
  for (let index = 1; index < part.length; index++)
    if (isDigit(part.charAt(index)) !== isDigit(part.charAt(index - 1))) count++;
  return count;
};

/** Humps of camel case: `bdVaJa` has three of two letters, `firstName` two of four or five. */
const humps = (part: string): number => [...part].filter((char, index) => index === 0 || isUpper(char)).length;

const hasVowel = (part: string): boolean => [...part.toLowerCase()].some((char) => "aeiouy".includes(char));

/** A hash: letters and digits mixed, hexadecimal, unpronounceable, or too many humps. */
export const isHash = (part: string): boolean => {
  const digits = [...part].filter(isDigit).length;
  if (part.length >= 4 && isDigit(part.charAt(0)) && digits < part.length) return true;
  if (part.length < 5) return false;
  if (digits > 0)
    return (
      switches(part) >= 2 ||
      (part.length >= 8 && [...part].every((char) => isDigit(char) || "abcdefABCDEF".includes(char)))
    );
  return !hasVowel(part) || (humps(part) >= 3 && part.length / humps(part) < 3);
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
    if (digits === part.length)
      return part.length >= 2 || (parts.length > 2 && index === parts.length - 1) || parts.length === 1;
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
