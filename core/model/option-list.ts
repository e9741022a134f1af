const QUOTED = /^\s*(?:"[^"]+"\s*(?:,\s*and\s+|,|and\s+|&)?\s*)+$/u;
const BETWEEN = /\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+/u;
const STEP = /\s+[/|\\]\s+|\s*[>›»→]\s*/u;

const parts = (text: string, between: RegExp): readonly string[] => {
  const found = text.split(between).map((part) => part.trim());
  return found.length > 1 && found.every((part) => part !== "") ? found : [];
};

/** The options that `Red and Blue`, `Red, Green and Blue` or `"Red" and "Blue"` name; empty when it names one. */
export const severalOptions = (option: string): readonly string[] => {
  if (!QUOTED.test(option)) return parts(option, BETWEEN);
  const quoted = [...option.matchAll(/"([^"]+)"/gu)].map(([, text]) => (text ?? "").trim());
  return quoted.length > 1 ? quoted : [];
};

/** The levels of `Norway / Vestland / Bergen` or `Norway > Bergen`; empty when it has one. */
export const optionPath = (option: string): readonly string[] => parts(option, STEP);
