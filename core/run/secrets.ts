import type { Failure } from "../model/failure";
import type { SecretValue } from "../model/redact";
import type { Complaint, Requirement } from "../model/requirement";
import type { Action, Expectation } from "../model/step";

const OPEN = "${secrets.";

export type Filled<T> =
  | { readonly ok: true; readonly value: T; readonly secret: boolean }
  | { readonly ok: false; readonly failure: Failure };

/** The secrets an invocation knows, by name. */
export type Secrets = ReadonlyMap<string, string>;

/** As the redactor wants them. */
export const secretValues = (secrets: Secrets): readonly SecretValue[] =>
  [...secrets].map(([name, value]) => ({ name, value }));

const unset = (name: string) => ({ message: `the secret ${name} is not set`, hint: `set PACTS_SECRET_${name}` });

const missing = (name: string): Failure => ({ code: "secret", ...unset(name) });

/** What a filling needs of the secrets. */
type Asked = Pick<Secrets, "get">;

/** One pass from left to right: what a secret holds is never read as a template. */
const fillText = (text: string, secrets: Asked): Filled<string> => {
  let out = "";
  let from = 0;
  for (;;) {
    const at = text.indexOf(OPEN, from);
    const end = at < 0 ? -1 : text.indexOf("}", at);
    if (at < 0 || end < 0) return { ok: true, value: out + text.slice(from), secret: from > 0 };
    const name = text.slice(at + OPEN.length, end).trim();
    const value = secrets.get(name);
    if (value === undefined) return { ok: false, failure: missing(name) };
    out += text.slice(from, at) + value;
    from = end + 1;
  }
};

const filledWith = <T>(filled: Filled<string>, build: (text: string) => T): Filled<T> =>
  filled.ok ? { ok: true, value: build(filled.value), secret: filled.secret } : filled;

/** The action with its secrets in place; done at the moment of the action and kept nowhere. */
export const fillAction = (action: Action, secrets: Asked): Filled<Action> => {
  switch (action.kind) {
    case "fill":
    case "type":
      return filledWith(fillText(action.value, secrets), (value) => ({ ...action, value }));
    case "press":
      return filledWith(fillText(action.key, secrets), (key) => ({ ...action, key }));
    case "select":
      return filledWith(fillText(action.option, secrets), (option) => ({ ...action, option }));
    case "goto":
      return filledWith(fillText(action.url, secrets), (url) => ({ ...action, url }));
    default:
      return { ok: true, value: action, secret: false };
  }
};

/** The expectation with its secrets in place; its text for people stays as written. */
export const fillExpectation = (expectation: Expectation, secrets: Secrets): Filled<Expectation> => {
  if (!("match" in expectation)) return { ok: true, value: expectation, secret: false };
  return filledWith(fillText(expectation.match.value, secrets), (value) => ({
    ...expectation,
    match: { ...expectation.match, value },
  }));
};

/** An error for each secret that an action of the requirement will want and that is not there; the place is the step's. */
export const unsetSecrets = (requirement: Requirement, secrets: Secrets): readonly Complaint[] =>
  requirement.steps.flatMap((step) => {
    const names = new Set<string>();
    const asked: Asked = {
      get: (name) => {
        if (!secrets.has(name)) names.add(name);
        return "";
      },
    };
    fillAction(step.action, asked);
    return [...names].map((name): Complaint => {
      const { message, hint } = unset(name);
      return { severity: "error", code: "missing-secret", message, hint, place: step.place };
    });
  });
