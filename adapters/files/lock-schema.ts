import { FINGERPRINT_FORMAT } from "#core/model/fingerprint";
import type { Fingerprint } from "#core/model/fingerprint";
import { type Lock, LOCK_VERSION, type LockedElement } from "#core/model/lock";
import type { Locator, LocatorStrategy } from "#core/model/locator";
import { z } from "zod";

const LONGEST = 4000;
const text = z.string().max(LONGEST);
const texts = z.array(text).max(200);
const whole = z.number().int();

const strategies = {
  testid: 0,
  role: 0,
  label: 0,
  placeholder: 0,
  id: 0,
  field: 0,
  title: 0,
  alt: 0,
  text: 0,
  css: 0,
} satisfies Record<LocatorStrategy, 0>;

/** Data alone: what a strategy may be told, never a selector of one's own. */
const args = z
  .partialRecord(z.enum(["role", "name", "tag", "text", "value", "attribute", "path"]), text)
  .transform((given): Locator["args"] => given as Record<string, string>);

const locator = z.strictObject({
  strategy: z.enum(Object.keys(strategies) as LocatorStrategy[]),
  args,
  nth: whole.min(0).optional(),
  shadow: z.literal(true).optional(),
  frame: text.optional(),
});

const fingerprint = z.strictObject({
  format: z.literal(FINGERPRINT_FORMAT),
  page: text.optional(),
  tag: text,
  role: text,
  name: text,
  type: text.optional(),
  field: text.optional(),
  id: text.optional(),
  classes: texts,
  testId: text.optional(),
  label: text.optional(),
  text: text.optional(),
  placeholder: text.optional(),
  title: text.optional(),
  alt: text.optional(),
  href: text.optional(),
  landmarks: texts,
  row: text.optional(),
  heading: text.optional(),
  neighbours: texts,
  path: texts,
  anchor: z.strictObject({ id: text, depth: whole }).optional(),
  ordinal: z.strictObject({ index: whole, of: whole }),
  box: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  form: text.optional(),
  concealed: z.literal(true).optional(),
  onlyField: z.literal(true).optional(),
} satisfies Record<keyof Fingerprint, z.ZodType>);

const element = z.strictObject({
  page: text.regex(/^https?:\/\//, "an address that starts with http:// or https://"),
  element: text.min(1),
  action: text.min(1),
  locators: z.array(locator).min(1).max(32),
  fingerprint,
} satisfies Record<keyof LockedElement, z.ZodType>);

/** The shape of a lock file. */
export const lockSchema = z.strictObject({
  version: z.literal(LOCK_VERSION),
  elements: z.array(element).max(50_000),
} satisfies Record<keyof Lock, z.ZodType>);
