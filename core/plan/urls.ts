import { type Parsed, done, refuse } from "./problem";
import { asUrl } from "./values";

const parse = (text: string, base?: string): URL | undefined => {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
};

const isWeb = (url: URL): boolean => url.protocol === "http:" || url.protocol === "https:";

const WEB_HINT = "write an address that starts with http:// or https://";

/** Why a step cannot open this address; undefined when it can. Relative ones need a url of the requirement. */
export const urlFault = (
  text: string,
  hasBase: boolean,
): { readonly message: string; readonly hint: string } | undefined => {
  const absolute = parse(text);
  if (absolute) return isWeb(absolute) ? undefined : { message: `"${text}" is no web address`, hint: WEB_HINT };
  if (text.includes("://") || !parse(text, "http://base.invalid/"))
    return { message: `"${text}" cannot be read as an address`, hint: WEB_HINT };
  return hasBase
    ? undefined
    : {
        message: `"${text}" is relative, and the requirement has no url`,
        hint: "write url: in the file, or give --base-url",
      };
};

/**
 * The address a requirement starts from. A base address from the command line wins: it resolves a relative url and replaces the origin of an absolute one.
 */
export const resolveUrl = (written: string | undefined, baseUrl: string | undefined): Parsed<string | undefined> => {
  const base = baseUrl === undefined ? undefined : parse(asUrl(baseUrl));
  if (baseUrl !== undefined && (!base || !isWeb(base)))
    return refuse("bad-url", `the base address "${baseUrl}" is no web address`, WEB_HINT);
  if (written === undefined || written.trim() === "") return done(base?.href);
  const text = asUrl(written.trim());
  const own = parse(text);
  if (own && !isWeb(own)) return refuse("bad-url", `"${text}" is no web address`, WEB_HINT);
  if (own && !base) return done(text);
  if (own && base)
    return done(
      parse(`${own.pathname === "/" ? base.pathname : own.pathname}${own.search}${own.hash}`, base.href)?.href,
    );
  if (!base)
    return refuse(
      "bad-url",
      `"${text}" is no absolute address`,
      "write it with http:// or https://, or give --base-url",
    );
  const joined = parse(text, base.href);
  return joined && isWeb(joined)
    ? done(joined.href)
    : refuse("bad-url", `"${text}" cannot be read as an address`, WEB_HINT);
};
