/** Query keys that choose a view rather than a record; kept only with a word-like value. */
const ROUTING_KEYS: ReadonlySet<string> = new Set(
  "action page view tab route mode do section title screen step module controller panel select table edit create".split(
    " ",
  ),
);
const LONGEST_WORD_VALUE = 60;

const isDigit = (c: string): boolean => c >= "0" && c <= "9";
const isLetter = (c: string): boolean => (c >= "a" && c <= "z") || (c >= "A" && c <= "Z");
const isHex = (c: string): boolean => isDigit(c) || (c >= "a" && c <= "f") || (c >= "A" && c <= "F");
const isSeparator = (c: string): boolean => "-_.,~".includes(c);
const every = (text: string, test: (c: string) => boolean): boolean => [...text].every(test);

const isUuid = (text: string): boolean => {
  const parts = text.split("-");
  return parts.map((p) => p.length).join() === "8,4,4,4,12" && parts.every((p) => every(p, isHex));
};

/** How often letters and digits take turns: words and versions do so once or twice, opaque ids more. */
const turns = (text: string): number => {
  let count = 0;
  for (let i = 1; i < text.length; i++) {
    const [a, b] = [text[i - 1] ?? "", text[i] ?? ""];
    if ((isDigit(a) && isLetter(b)) || (isLetter(a) && isDigit(b))) count++;
  }
  return count;
};

const isOpaque = (part: string): boolean => {
  if (part.length < 8 || !every(part, (c) => isDigit(c) || isLetter(c)) || ![...part].some(isDigit)) return false;
  return every(part, isHex) || turns(part) >= 3;
};

/** 42, 2026-11-21 and 1.2: digits and separators alone. */
const isNumeric = (text: string): boolean =>
  [...text].some(isDigit) && every(text, (c) => isDigit(c) || isSeparator(c));

const parted = (text: string): string[] => {
  const parts = [""];
  for (const c of text) {
    if (isSeparator(c)) parts.push(c, "");
    else parts[parts.length - 1] += c;
  }
  return parts;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const normalSegment = (raw: string): string => {
  const segment = raw.split(";")[0] ?? "";
  const plain = decoded(segment);
  if (isNumeric(plain) || isUuid(plain)) return ":id";
  const parts = parted(plain);
  if (!parts.some(isOpaque)) return segment;
  return isOpaque(parts[0] ?? "") ? ":id" : parts.map((part) => (isOpaque(part) ? ":id" : part)).join("");
};

const normalPath = (path: string): string => {
  const segments = path.split("/").map(normalSegment);
  return `/${segments.filter((segment) => segment !== "").join("/")}`;
};

const isWordLike = (value: string): boolean =>
  value.length <= LONGEST_WORD_VALUE && !isNumeric(value) && !isUuid(value) && !parted(value).some(isOpaque);

/** A key without a value is a switch (`?login`); of the others only those that choose a view route. */
const routes = (key: string, value: string): boolean =>
  value === ""
    ? key.length > 1 && isWordLike(key) && every(key, isLetter)
    : ROUTING_KEYS.has(key.toLowerCase()) && isWordLike(value);

const normalQuery = (query: string): string => {
  const kept = [...new URLSearchParams(query)]
    .filter(([key, value]) => routes(key, value))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return kept.length === 0 ? "" : `?${kept.sort().join("&")}`;
};

const normalHash = (hash: string): string => {
  const start = hash.startsWith("#!/") ? "#!" : hash.startsWith("#/") ? "#" : undefined;
  if (start === undefined) return "";
  const [path = "", query = ""] = hash.slice(start.length).split("?", 2);
  const route = `${normalPath(path)}${normalQuery(query)}`;
  // The start page of a single-page application is the page itself.
  return route === "/" ? "" : `${start}${route}`;
};

/** The origin a page key begins with; the whole text when it is no address. */
export const originOf = (page: string): string => {
  const host = page.indexOf("://");
  const slash = host < 0 ? -1 : page.indexOf("/", host + 3);
  return slash < 0 ? page : page.slice(0, slash);
};

/**
 * Origin and normalised route of an address: half of every cache key.
 *
 * Numbers, UUIDs, long hexadecimal and opaque ids in the path become `:id`; titles and slugs stay. The query is dropped but
 * for keys that choose a view (`action=edit`, `?login`), sorted; a fragment stays only when it is a route (`#/`, `#!/`).
 * Anything but an http, https or file URL comes back as it stands. Never throws.
 */
export const pageKey = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { protocol, origin, pathname, search, hash } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:" && protocol !== "file:") return url;
  const base = protocol === "file:" ? "file://" : origin;
  return `${base}${normalPath(pathname)}${normalQuery(search)}${normalHash(hash)}`;
};
