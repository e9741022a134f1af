import { describeQuery } from "../model/element-text";
import type { ElementQuery } from "../model/element";
import { type Action, elementOf, type ElementActionKind } from "../model/step";
import { call, optionsCode, plainOf, quote, textCode } from "./code";
import type { ElementCode, Elements } from "./elements";
import { expectationCode } from "./expectations";
import type { FoundElement } from "./found";
import { rootOfFound } from "./locate";
import { lines, refused, type Written } from "./statements";
import { addressCode, type Start } from "./start";
import type { Values } from "./values";

/** What the statements of one step are made of. */
export interface StepNeeds {
  readonly values: Values;
  readonly elements: Elements;
  readonly start: Start;
  readonly soft: boolean;
  readonly timeoutMs?: number;
  readonly found?: FoundElement;
}

const METHODS = {
  click: "click",
  dblclick: "dblclick",
  rightclick: "click",
  hover: "hover",
  clear: "clear",
  focus: "focus",
  check: "check",
  uncheck: "uncheck",
} as const satisfies Record<ElementActionKind, string>;

const withTime = ({ timeoutMs }: StepNeeds, members: readonly (readonly [string, string])[] = []): string =>
  optionsCode([...members, ["timeout", timeoutMs === undefined ? undefined : String(timeoutMs)]]);

const simple = (kind: ElementActionKind, element: ElementCode, needs: StepNeeds): Written => {
  const forced = element.layered && (kind === "click" || kind === "check" || kind === "uncheck");
  const more: readonly (readonly [string, string])[] = kind === "rightclick" ? [["button", '"right"']] : [];
  const options = withTime(needs, forced ? [...more, ["force", "true"]] : more);
  return lines(`await ${call(`${element.code}.${METHODS[kind]}`, options)};`);
};

/** A native list is chosen from; one made of other elements is opened and its option pressed. */
const select = (option: string, element: ElementCode, needs: StepNeeds): Written => {
  const wanted = textCode(needs.values.text(option));
  const { tag, role } = element.found?.fingerprint ?? {};
  const options = withTime(needs);
  if (tag === "select" || tag === undefined || tag === "")
    return lines(`await ${call(`${element.code}.selectOption`, wanted, options)};`);
  const pick = (root: string): string =>
    `await ${call(`${call(`${root}.getByRole`, quote("option"), `{ name: ${wanted}, exact: true }`)}.click`, options)};`;
  if (role === "listbox") return lines(pick(element.code));
  const root = element.found ? rootOfFound(element.found) : "page";
  return lines(`await ${call(`${element.code}.click`, options)};`, pick(root));
};

const unfound = (query: ElementQuery): Written =>
  refused(
    `nothing is remembered of ${describeQuery(query)}`,
    "pacts run the file until it passes, with the cache on; then export it",
  );

const onElement = (action: Action, element: ElementCode, needs: StepNeeds): Written => {
  const { values } = needs;
  const give = (method: string, text: string): Written =>
    lines(`await ${call(`${element.code}.${method}`, textCode(values.text(text)), withTime(needs))};`);
  switch (action.kind) {
    case "fill":
      return give("fill", action.value);
    case "type":
      return give("pressSequentially", action.value);
    case "press":
      return give("press", action.key);
    case "select":
      return select(action.option, element, needs);
    case "click":
    case "dblclick":
    case "rightclick":
    case "hover":
    case "clear":
    case "focus":
    case "check":
    case "uncheck":
      return simple(action.kind, element, needs);
    default:
      return refused(`${action.kind} acts on no element`);
  }
};

const pictureCode = (name: string | undefined, values: Values): string => {
  const said = name === undefined ? "screenshot" : (plainOf(values.text(name)) ?? "screenshot");
  const safe = [...said].map((c) => (/[A-Za-z0-9._-]/.test(c) ? c : "-")).join("");
  const file = safe.endsWith(".png") ? safe : `${safe}.png`;
  return `await page.screenshot({ path: test.info().outputPath(${quote(file)}) });`;
};

const withoutElement = (action: Action, needs: StepNeeds): Written => {
  const { values } = needs;
  switch (action.kind) {
    case "goto":
      return lines(`await ${call("page.goto", addressCode(values.text(action.url), needs.start), withTime(needs))};`);
    case "back":
      return lines(`await ${call("page.goBack", withTime(needs))};`);
    case "forward":
      return lines(`await ${call("page.goForward", withTime(needs))};`);
    case "reload":
      return lines(`await ${call("page.reload", withTime(needs))};`);
    case "type":
      return lines(`await ${call("page.keyboard.type", textCode(values.text(action.value)))};`);
    case "press":
      return lines(`await ${call("page.keyboard.press", textCode(values.text(action.key)))};`);
    case "screenshot":
      return lines(pictureCode(action.name, values));
    case "wait":
      return expectationCode(action.until, { ...needs, soft: false });
    case "expect":
      return expectationCode(action.that, needs);
    default:
      return refused(`${action.kind} needs an element`);
  }
};

/** The statements of an action, or of the expectation that is all of a step. */
export const actionCode = (action: Action, needs: StepNeeds): Written => {
  const query = elementOf(action);
  if (!query) return withoutElement(action, needs);
  const element = needs.elements.acted(query, needs.found);
  return element ? onElement(action, element, needs) : unfound(query);
};
