import { describeQuery } from "../model/element-text";
import type { ElementQuery } from "../model/element";
import type { ElementState, Expectation, TextMatch } from "../model/step";
import { call, operandCode, optionsCode, patternCode, plainOf, quote, regexCode, textCode } from "./code";
import type { ElementCode, Elements } from "./elements";
import { lines, refused, type Written } from "./statements";
import type { Values } from "./values";

interface ExpectNeeds {
  readonly values: Values;
  readonly elements: Elements;
  readonly soft: boolean;
  readonly timeoutMs?: number;
}

const timeOf = ({ timeoutMs }: ExpectNeeds): readonly [string, string | undefined] => [
  "timeout",
  timeoutMs === undefined ? undefined : String(timeoutMs),
];

/** `await expect(what).not.toBe(...)` */
const claim = (needs: ExpectNeeds, what: string, negated: boolean, matcher: string, ...args: string[]): string =>
  `await ${call(`${needs.soft ? "expect.soft" : "expect"}(${what})${negated ? ".not" : ""}.${matcher}`, ...args)};`;

/** What an element of a kind shows of the state: its role decides which attribute says it. */
const CHECKED_BY: Readonly<Record<string, string>> = {
  tab: "aria-selected",
  option: "aria-selected",
  button: "aria-pressed",
};

const MATCHERS: Readonly<Record<Exclude<ElementState, "visible" | "hidden">, string>> = {
  enabled: "toBeEnabled",
  disabled: "toBeDisabled",
  checked: "toBeChecked",
  focused: "toBeFocused",
  editable: "toBeEditable",
  empty: "toBeEmpty",
};

/** Of several that may answer, one that can be seen. */
const oneSeen = ({ code, found, byRole }: ElementCode): string =>
  found ? code : byRole ? `${code}.first()` : `${code}.filter({ visible: true }).first()`;

const stateCode = (
  { state, negated }: { readonly state: ElementState; readonly negated: boolean },
  element: ElementCode,
  needs: ExpectNeeds,
): Written => {
  const time = optionsCode([timeOf(needs)]);
  if (state === "visible" || state === "hidden") {
    if ((state === "visible") !== negated) return lines(claim(needs, oneSeen(element), false, "toBeVisible", time));
    const none = element.found ? element.code : `${element.code}.filter({ visible: true })`;
    return lines(
      element.found
        ? claim(needs, none, false, "toBeHidden", time)
        : claim(needs, none, false, "toHaveCount", "0", time),
    );
  }
  const seen = oneSeen(element);
  const attribute = state === "checked" ? CHECKED_BY[element.found?.fingerprint?.role ?? ""] : undefined;
  if (attribute) return lines(claim(needs, seen, negated, "toHaveAttribute", quote(attribute), '"true"', time));
  return lines(claim(needs, seen, negated, MATCHERS[state], time));
};

const wanted = (match: TextMatch, values: Values): { readonly code: string; readonly plain: string | undefined } => {
  const text = values.text(match.value);
  return { code: textCode(text), plain: plainOf(text) };
};

/** A text, or the pattern that a part of it fits; undefined for a part that is known only when the test runs. */
const matcherArg = (match: TextMatch, values: Values): string | undefined => {
  if (match.mode === "matches") return regexCode(values.text(match.value));
  const { code, plain } = wanted(match, values);
  if (match.mode === "is") return code;
  return plain === undefined ? undefined : patternCode(plain);
};

const isField = ({ found }: ElementCode): boolean => ["input", "textarea"].includes(found?.fingerprint?.tag ?? "");

/** A value as it is read in the page, polled where the part that is looked for is known only when the test runs. */
const read = (
  match: TextMatch,
  negated: boolean,
  how: { readonly element: string; readonly matcher: readonly string[]; readonly reader: string },
  needs: ExpectNeeds,
): Written => {
  const [matcher = "", ...before] = how.matcher;
  const time = optionsCode([timeOf(needs)]);
  const arg = matcherArg(match, needs.values);
  if (arg !== undefined) return lines(claim(needs, how.element, negated, matcher, ...before, arg, time));
  const { code } = wanted(match, needs.values);
  const poll = `${needs.soft ? "expect.soft" : "expect"}.poll`;
  const asked = call(poll, `() => ${how.reader}`, time);
  return lines(`await ${asked}${negated ? ".not" : ""}.toContain(${code});`);
};

const textExpectation = (match: TextMatch, negated: boolean, element: string, needs: ExpectNeeds): Written => {
  const { values } = needs;
  const time = optionsCode([["useInnerText", "true"], timeOf(needs)]);
  if (match.mode === "matches")
    return lines(claim(needs, element, negated, "toHaveText", regexCode(values.text(match.value)), time));
  const matcher = match.mode === "is" ? "toHaveText" : "toContainText";
  return lines(claim(needs, element, negated, matcher, wanted(match, values).code, time));
};

const valueExpectation = (match: TextMatch, negated: boolean, element: ElementCode, needs: ExpectNeeds): Written => {
  const code = oneSeen(element);
  const tag = element.found?.fingerprint?.tag;
  // What a person reads in a list is the label of what is chosen.
  if (tag === "select") return textExpectation(match, negated, `${code}.locator("option:checked")`, needs);
  if (tag !== undefined && tag !== "" && !isField(element)) return textExpectation(match, negated, code, needs);
  return read(match, negated, { element: code, matcher: ["toHaveValue"], reader: `${code}.inputValue()` }, needs);
};

const urlExpectation = (match: TextMatch, negated: boolean, needs: ExpectNeeds): Written => {
  const time = optionsCode([timeOf(needs)]);
  const text = needs.values.text(match.value);
  const plain = plainOf(text);
  const claimUrl = (arg: string): Written => lines(claim(needs, "page", negated, "toHaveURL", arg, time));
  if (match.mode === "matches") return claimUrl(regexCode(text));
  if (match.mode === "contains")
    return claimUrl(plain === undefined ? `(url) => url.href.includes(${textCode(text)})` : patternCode(plain));
  const bare = (code: string): string => `${code}.replace(/\\/$/, "")`;
  const path = plain === "" || (plain ?? "").startsWith("/");
  const end =
    plain === undefined
      ? bare(operandCode(text))
      : quote(plain.trim().endsWith("/") ? plain.trim().slice(0, -1) : plain.trim());
  return claimUrl(
    path
      ? `(url) => ${bare("`${url.pathname}${url.search}${url.hash}`")} === ${end}`
      : `(url) => ${bare("url.href")} === ${end}`,
  );
};

const titleExpectation = (match: TextMatch, negated: boolean, needs: ExpectNeeds): Written =>
  read(match, negated, { element: "page", matcher: ["toHaveTitle"], reader: "page.title()" }, needs);

const CONTROL_STATES: ReadonlySet<ElementState> = new Set([
  "enabled",
  "disabled",
  "checked",
  "focused",
  "editable",
  "empty",
]);

const isAboutControl = (that: Expectation): boolean =>
  that.kind === "value" || (that.kind === "state" && CONTROL_STATES.has(that.state));

const untold = (query: ElementQuery): Written =>
  refused(`Playwright has no words for ${describeQuery(query)}`, "give it another role word, or a selector");

type AboutElement = Exclude<Expectation, { kind: "url" | "title" }> & { readonly element: ElementQuery };

const ofElement = (that: AboutElement, element: ElementCode, needs: ExpectNeeds): Written => {
  const { negated } = that;
  switch (that.kind) {
    case "state":
      return stateCode(that, element, needs);
    case "count": {
      // What a closed list offers has no box, and what is hidden does not answer to a role.
      const seen =
        element.byRole && that.element.role === "option" ? element.code : `${element.code}.filter({ visible: true })`;
      return lines(claim(needs, seen, negated, "toHaveCount", String(that.count), optionsCode([timeOf(needs)])));
    }
    case "text":
      return isField(element)
        ? valueExpectation(that.match, negated, element, needs)
        : textExpectation(that.match, negated, oneSeen(element), needs);
    case "value":
      return valueExpectation(that.match, negated, element, needs);
    case "attribute": {
      const name = textCode(needs.values.text(that.attribute));
      const code = oneSeen(element);
      const reader = `${code}.getAttribute(${name})`;
      return read(that.match, negated, { element: code, matcher: ["toHaveAttribute", name], reader }, needs);
    }
  }
};

const isAboutElement = (that: Expectation): that is AboutElement => "element" in that && that.element !== undefined;

/** The assertion of an expectation. */
export const expectationCode = (that: Expectation, needs: ExpectNeeds): Written => {
  if (isAboutElement(that)) {
    const element = needs.elements.expected(that.element, isAboutControl(that));
    return element ? ofElement(that, element, needs) : untold(that.element);
  }
  const { match, negated } = that;
  if (that.kind === "url") return urlExpectation(match, negated, needs);
  if (that.kind === "title") return titleExpectation(match, negated, needs);
  return textExpectation(match, negated, 'page.locator("body")', needs);
};
