import { isInTest } from "./values";
import { plainOf, type Text, textCode } from "./code";

/** Where a requirement starts. */
export interface Start {
  /** The address that is opened first; absent where the first step opens one. */
  readonly url?: Text;
  /** Addresses are told from here on, and it is given to Playwright as `baseURL`. */
  readonly baseUrl?: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

const isAbsolute = (text: Text): boolean => {
  const [first = ""] = text;
  // What begins with code is an address from the environment or a variable.
  return typeof first !== "string" || SCHEME.test(plainOf(text) ?? first);
};

/** A path on the site of the base address, whatever site the file names. */
const pathOf = (plain: string): string => {
  const { pathname, search, hash } = new URL(plain);
  return `${pathname}${search}${hash}`;
};

/** An address that is opened; a relative one is meant from the requirement's own. */
export const addressCode = (address: Text, { url, baseUrl }: Start): string => {
  const plain = plainOf(address);
  if (isAbsolute(address) || url === undefined) return textCode(address);
  if (baseUrl === undefined && isAbsolute(url)) return `new URL(${textCode(address)}, ${textCode(url)}).href`;
  const own = plainOf(url);
  if (plain === undefined || own === undefined) return textCode(address);
  return textCode([pathOf(new URL(plain, new URL(own, "http://base.invalid")).href)]);
};

/** The first address; with a base address only its path counts. */
export const startCode = ({ url, baseUrl }: Start): string | undefined => {
  if (url === undefined) return baseUrl === undefined ? undefined : textCode(["/"]);
  const plain = plainOf(url);
  const named = baseUrl !== undefined && plain !== undefined && SCHEME.test(plain) ? [pathOf(plain)] : url;
  return textCode(named);
};

/** Whether a step opens a full address of its own. */
export const opensItself = (address: Text): boolean => isAbsolute(address) && !isInTest(address);
