import { allRoots } from "#adapters/playwright/page/walk";
import type { Random } from "../random";
import type { Change } from "./redesign";

const REFERENCES = [
  "for",
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "list",
  "form",
  "headers",
] as const;

type Naming = (name: string, at: number, random: Random) => string;

const camel = (name: string): string => name.replace(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

const ID_NAMINGS: readonly [Naming, ...Naming[]] = [
  (_, at) => `:r${at.toString(36)}:`,
  (_, at) => `ember${100 + at}`,
  (_, at) => `mui-${40 + at}`,
  (_, at) => `input-${200 + at}`,
  (_, __, random) => `id-${random.hash(8)}`,
  (name, at) => `${name}-${at + 11}`,
  (name, _, random) => `${name}_${random.hash(6)}`,
  (name) => camel(name),
  (name) => kebab(name),
  (name) => `app-${name}`,
  (name) => `${name}-new`,
  (name) => `ctl00_${name}`,
  (name) => name.toUpperCase(),
];

/** Ids get other names; what refers to them follows. */
const renameIds = (random: Random, share: number, naming: Naming, all: readonly Element[]): void => {
  const names = new Map<string, string>();
  all.forEach((element, at) => {
    if (element.id === "" || !random.chance(share)) return;
    const fresh = naming(element.id, at, random);
    names.set(element.id, fresh);
    element.id = fresh;
  });
  if (names.size === 0) return;
  for (const element of all) {
    for (const attribute of REFERENCES) {
      const value = element.getAttribute(attribute);
      if (value)
        element.setAttribute(
          attribute,
          value
            .split(" ")
            .map((part) => names.get(part) ?? part)
            .join(" "),
        );
    }
    const anchor = element.getAttribute("href");
    const target = anchor?.startsWith("#") ? names.get(anchor.slice(1)) : undefined;
    if (target !== undefined) element.setAttribute("href", `#${target}`);
  }
};

export const renameAllIds: Change = ({ all, random }) => renameIds(random, 1, random.pick(ID_NAMINGS), all());
export const renameSomeIds: Change = ({ all, random, share }) =>
  renameIds(random, share, random.pick(ID_NAMINGS), all());

/** Numbered ids are given out anew: what was `field-6` is now another element. */
export const shiftNumberedIds: Change = ({ all, random }) => {
  const by = 1 + random.below(3);
  renameIds(random, 1, (name) => name.replace(/\d+$/, (digits) => String(Number(digits) + by)), all());
};

export const dropIds: Change = ({ all, random, share }) => {
  const referred = new Set(
    all().flatMap((element) => REFERENCES.flatMap((name) => (element.getAttribute(name) ?? "").split(" "))),
  );
  for (const element of random.some(all(), share))
    if (element.id !== "" && !referred.has(element.id)) element.removeAttribute("id");
};

export const addIds: Change = ({ all, random, share }) => {
  const naming = random.pick(ID_NAMINGS);
  all().forEach((element, at) => {
    if (
      element.id !== "" ||
      !element.matches("a,button,input,select,textarea,section,div,li,tr") ||
      !random.chance(share * 0.5)
    )
      return;
    element.id = naming(`${element.tagName.toLowerCase()}-${at}`, at, random);
  });
};

const CLASS_NAMINGS: readonly [Naming, ...Naming[]] = [
  (_, __, random) => `css-${random.hash(6)}`,
  (name, _, random) => `${camel(name)}_${random.hash(5)}`,
  (name, _, random) => `Page-module__${camel(name)}--${random.hash(5)}`,
  (_, __, random) => `sc-${random.hash(8)}`,
  (name) => `ui-${name}`,
  (name) => `v2-${name}`,
  (name) => name.replace(/^[a-z]+-/, "cdx-"),
  (name) => camel(name),
  (name) => name.replaceAll("-", "__"),
  (name) => `Mui${name.charAt(0).toUpperCase()}${camel(name).slice(1)}-root`,
];

const CLASS_IN_SELECTOR = /\.(-?[A-Za-z_][\w-]*)/g;

const renameInRules = (rules: CSSRuleList, names: ReadonlyMap<string, string>): void => {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      const text = rule.selectorText;
      const renamed = text.replace(CLASS_IN_SELECTOR, (whole, name: string) =>
        names.has(name) ? `.${names.get(name)}` : whole,
      );
      if (renamed !== text) rule.selectorText = renamed;
    } else if (rule instanceof CSSGroupingRule) renameInRules(rule.cssRules, names);
  }
};

/** Same-origin sheets only: others cannot be read and keep their rules. */
const rulesOf = (sheet: CSSStyleSheet): CSSRuleList | undefined => {
  try {
    return sheet.cssRules;
  } catch {
    return undefined;
  }
};

/** Classes get other names, in the style sheets too, so that the page looks as before. */
const renameClasses = (random: Random, share: number, naming: Naming, all: readonly Element[]): void => {
  const names = new Map<string, string>();
  for (const element of all)
    for (const name of element.classList)
      if (!names.has(name)) names.set(name, random.chance(share) ? naming(name, names.size, random) : name);
  for (const root of allRoots([...all]))
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      const rules = rulesOf(sheet);
      if (rules) renameInRules(rules, names);
    }
  for (const element of [document.documentElement, document.body, ...all, ...document.querySelectorAll("svg *")]) {
    const value = element.getAttribute("class");
    if (value)
      element.setAttribute(
        "class",
        value
          .split(/\s+/)
          .map((name) => names.get(name) ?? name)
          .join(" "),
      );
  }
};

export const renameAllClasses: Change = ({ all, random }) =>
  renameClasses(random, 1, random.pick(CLASS_NAMINGS), all());
export const renameSomeClasses: Change = ({ all, random, share }) =>
  renameClasses(random, share, random.pick(CLASS_NAMINGS), all());

const UTILITIES = [
  "mt-4",
  "px-2",
  "flex",
  "items-center",
  "rounded-md",
  "text-sm",
  "is-active",
  "js-ready",
  "w-full",
  "font-bold",
] as const;

export const addClasses: Change = ({ all, random, share }) => {
  for (const element of random.some(all(), share)) {
    element.classList.add(`u-${random.pick(UTILITIES)}`);
    if (random.chance(0.3)) element.classList.add(`is-${random.hash(4)}`);
  }
};

const FIELD_NAMINGS: readonly [Naming, ...Naming[]] = [
  (name) => camel(name),
  (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase(),
  (name) => `form[${name}]`,
  (name) => `${name}_1`,
  (name) => `wp${name}`,
  (name) => `data.${name}`,
];

export const renameFields: Change = ({ all, random, share }) => {
  const naming = random.pick(FIELD_NAMINGS);
  const names = new Map<string, string>();
  for (const element of all()) {
    const name = element.matches("input,select,textarea,button,form") ? element.getAttribute("name") : null;
    if (!name) continue;
    if (!names.has(name)) names.set(name, random.chance(share) ? naming(name, 0, random) : name);
    element.setAttribute("name", names.get(name) ?? name);
  }
};

const TEST_IDS = ["data-testid", "data-test", "data-test-id"] as const;

/** Test ids are added, dropped or given other names. */
export const changeTestIds: Change = ({ all, random, share }) => {
  for (const element of random.some(all(), share)) {
    const present = TEST_IDS.find((name) => element.hasAttribute(name));
    if (present) {
      const value = element.getAttribute(present) ?? "";
      element.removeAttribute(present);
      if (random.chance(0.5))
        element.setAttribute(random.pick(TEST_IDS), random.chance(0.5) ? value : `${kebab(value)}-control`);
    } else if (element.matches("a,button,input,select,textarea")) {
      const words = (element.textContent ?? "").trim().split(/\s+/).slice(0, 2).join("-").toLowerCase();
      element.setAttribute(random.pick(TEST_IDS), `${words || element.tagName.toLowerCase()}-${random.hash(3)}`);
    }
  }
};
