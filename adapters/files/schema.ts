import {
  ACTION_KEYS,
  type ActionKey,
  CACHE_MODES,
  type COMPARISON_KEYS,
  type ELEMENT_KEYS,
  HEAL_MODES,
  ID_PATTERN,
  type MATCH_KEYS,
  STATE_KEYS,
} from "#core/model/vocabulary";
import { z } from "zod";

/** Editors read numbers and yes or no where pacts reads strings. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const text = scalar.describe("A text; ${name} puts a variable in.");
const flag = z.union([z.boolean(), z.enum(["true", "false", "yes", "no", "on", "off"])]);
const nothing = z.union([z.null(), scalar]);

const elementFields = {
  element: text.describe("The element by the name shown on the page, with a role word if need be: `Save button`."),
  role: z.string().describe("ARIA role: button, link, textbox, combobox, row ..."),
  nth: z.union([z.number().int(), z.string()]).describe("1 is the first in document order, -1 or `last` the last."),
  within: z.string().describe("The part of the page to look in: `row Users`, `dialog New Account`."),
  near: text.describe("A text the element stands next to."),
  frame: text.describe("Name, title or part of the address of the frame to look in."),
  selector: z.string().describe("Escape hatch: a Playwright selector, used as it stands."),
  exact: flag.describe("Only a whole-name, case-sensitive match will do."),
} satisfies Record<(typeof ELEMENT_KEYS)[number], z.ZodType>;

const element = z.object(elementFields).partial();
const target = text.describe("[first|2nd|last] NAME [role word] [within SCOPE]");

const matchFields = {
  is: text.describe("The whole text, white space normalised."),
  contains: text.describe("A part of the text."),
  matches: z.string().describe("A JavaScript regular expression, at most 200 characters."),
} satisfies Record<(typeof MATCH_KEYS)[number], z.ZodType>;
const match = z.object(matchFields).partial();
const of = { of: text.describe("The element.") };
const matchOf = z.strictObject({ ...match.shape, ...element.shape, of: of.of.optional() });

const states = Object.fromEntries(
  STATE_KEYS.map((key) => [key, z.union([target, z.strictObject(element.shape)]).describe(`The element is ${key}.`)]),
);
const comparisons = {
  text: z.union([text, matchOf]).describe("The text of the page, or of an element."),
  value: matchOf.describe("The value of a field."),
  count: z
    .strictObject({ is: z.union([z.number().int(), z.string()]), ...element.shape, of: of.of.optional() })
    .describe("How many there are."),
  attribute: z
    .strictObject({ name: z.string(), ...match.shape, ...element.shape, of: of.of.optional() })
    .describe("An attribute of an element."),
  url: z.union([text, z.strictObject(match.shape)]).describe("The address; a plain text is a part of it."),
  title: z.union([text, z.strictObject(match.shape)]).describe("The page title; a plain text is the whole of it."),
} satisfies Record<(typeof COMPARISON_KEYS)[number], z.ZodType>;

const expectationMap = z
  .strictObject({ ...states, ...comparisons, not: flag, timeout: scalar, soft: flag })
  .partial()
  .describe("What must hold; `not: true` denies it.");
const sentence = scalar.describe('A sentence: `heading "Products" is visible`, `url contains "/cart"`.');
const expectation = z.union([sentence, expectationMap]);
const expectations = z.union([expectation, z.array(expectation)]);

const options = {
  id: z.string().regex(ID_PATTERN).describe("A name for the step in reports."),
  outcome: expectations.describe("What must hold after the action."),
  optional: flag.describe("A failure of it ends in `partial`, not in `fail`."),
  soft: flag.describe("A failed expectation lets the run go on and ends in `partial`."),
  timeout: scalar.describe("500ms, 10s, 2m."),
  heal: z.enum(HEAL_MODES).describe("What to do when the element is not where it was."),
  cache: z.enum(CACHE_MODES).describe("How the remembered element is used."),
};

const withOptions = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...shape, ...z.object(options).partial().shape });
const onElement = z.union([target, withOptions(element.shape)]);

const actions = {
  goto: z.union([text, withOptions({ url: text })]).describe("Opens an address."),
  back: nothing.describe("One page back."),
  forward: nothing.describe("One page forward."),
  reload: nothing.describe("Loads the page again."),
  click: onElement.describe("Clicks."),
  dblclick: onElement.describe("Double-clicks."),
  rightclick: onElement.describe("Clicks with the right button."),
  hover: onElement.describe("Moves the pointer over it."),
  focus: onElement.describe("Gives it the focus."),
  clear: onElement.describe("Empties a field."),
  check: onElement.describe("Ticks a checkbox, radio button or switch."),
  uncheck: onElement.describe("Unticks a checkbox or switch."),
  fill: z
    .union([text, withOptions({ ...element.shape, value: text })])
    .describe("Puts a value into a field: `Username with bob`, or a map."),
  type: z
    .union([text, withOptions({ ...element.shape, value: text })])
    .describe("Types key by key, into what has the focus unless an element is named."),
  press: z
    .union([text, withOptions({ ...element.shape, key: scalar, on: text.optional() })])
    .describe("Presses a key: Enter, Tab, Control+A."),
  select: z
    .union([text, withOptions({ ...element.shape, option: text })])
    .describe("Chooses an option: `Prospecting from Stage`, or a map."),
  wait: z.union([text, withOptions({ until: expectations })]).describe("Waits until something holds."),
  expect: expectations.describe("What must hold now or soon."),
  screenshot: z.union([nothing, withOptions({ name: text })]).describe("Takes a picture."),
} satisfies Record<ActionKey, z.ZodType>;

const [firstKey, ...otherKeys] = ACTION_KEYS;
const actionMap = (key: ActionKey) => withOptions({ [key]: actions[key] });
const stepMaps = [actionMap(firstKey), ...otherKeys.map(actionMap)] as const;

const step = z.union([
  scalar.describe('A sentence: `click Save`, `fill Username with "bob"`, `press Enter -> url contains "q="`.'),
  ...stepMaps,
  withOptions({ step: scalar.describe("A sentence.") }),
  withOptions({
    ...element.shape,
    action: z.enum(ACTION_KEYS),
    value: text.optional(),
    key: scalar.optional(),
    on: text.optional(),
    option: text.optional(),
    url: text.optional(),
    until: expectations.optional(),
    name: text.optional(),
  }),
]);

const words = z.union([z.array(scalar), scalar]);

/** The plain shape of a requirement file: the one description of it. Steps are looked at more closely by the planner, which says more. */
export const requirementSchema = z
  .strictObject({
    id: z
      .string()
      .regex(ID_PATTERN)
      .describe("Letters, digits, dots, dashes, underscores; the file's name when absent.")
      .optional(),
    title: scalar.describe("What is shown in reports.").optional(),
    url: z.string().describe("Where it starts; relative addresses are resolved against it.").optional(),
    tags: words.describe("For --tags.").optional(),
    vars: z.record(z.string(), scalar).describe("Variables: ${name}.").optional(),
    secrets: words.describe("Names of secrets; their values only come from the environment.").optional(),
    data: z
      .array(z.record(z.string(), scalar))
      .describe("Rows; the requirement runs once for each. `id` names the row.")
      .optional(),
    steps: z.array(step).min(1).describe("What to do, in order."),
    expect: expectations.describe("What must hold when all steps are done.").optional(),
  })
  .describe("A pacts requirement");

/** The JSON Schema of a requirement file, for editors. */
export const requirementJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(requirementSchema, { target: "draft-7", reused: "ref" }),
  title: "pacts requirement",
});
