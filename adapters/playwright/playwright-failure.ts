import type { Actionability } from "#core/model/element";
import type { Failure } from "#core/model/failure";

/** An error of Playwright without its call log, which says nothing to people and may repeat typed values. */
export const withoutCallLog = (error: unknown): unknown => {
  if (!(error instanceof Error) || !/\n\s*(?:Call log|=+ logs)/u.test(error.message)) return error;
  const [message = ""] = error.message.split(/\n\s*(?:Call log|=+ logs)/u);
  return new Error(message.trim(), { cause: error });
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Playwright timed out after it had pressed: the effect may have happened. */
export const happened = (error: unknown): boolean =>
  textOf(error).includes("action done") || textOf(error).includes("waiting for scheduled navigations");

/** The document went away while it was asked or acted on. */
export const wentAway = (error: unknown): boolean => {
  const text = textOf(error);
  return (
    text.includes("not attached") ||
    text.includes("was detached") ||
    text.includes("context was destroyed") ||
    text.includes("Frame was detached") ||
    // Scrolling comes before the press: nothing was done yet.
    (text.includes("DOM.scrollIntoViewIfNeeded") && text.includes("Cannot find context"))
  );
};

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

const NET_HINTS: readonly (readonly [string, string])[] = [
  ["ERR_CONNECTION_REFUSED", "is the application running there?"],
  ["ERR_NAME_NOT_RESOLVED", "is the host name right?"],
  ["ERR_CERT", "the certificate is not trusted"],
  ["ERR_INTERNET_DISCONNECTED", "is there a network?"],
];

/** Another navigation, to the browser's own error page, took the place of this one. */
export const isCutOffByErrorPage = (error: unknown): boolean =>
  textOf(error).includes("interrupted by another navigation") && textOf(error).includes("chrome-error:");

/** Why a page could not be opened, without Playwright's log. */
export const navigationFailure = (error: unknown, where: string): Failure => {
  const text = textOf(error);
  if (isTimeout(error))
    return {
      code: "navigation",
      message: `${where} did not answer in time`,
      hint: "raise --step-timeout, or check that the page loads",
    };
  const net = /net::(ERR_[A-Z_]+)/u.exec(text)?.[1];
  const hint = NET_HINTS.find(([code]) => net?.startsWith(code))?.[1];
  return {
    code: "navigation",
    message: `${where} could not be opened${net ? `: ${net}` : ""}`,
    ...(hint ? { hint } : {}),
  };
};

/** Why an element could not be acted on, in Playwright's terms. */
export const notActionable = (action: string, facts: Actionability | undefined): Failure => {
  const code = "not-actionable";
  if (!facts) return { code, message: `the element went away before the ${action}` };
  if (!facts.visible) return { code, message: "the element is not visible" };
  if (!facts.enabled)
    return { code, message: "the element is disabled", hint: "does an earlier step have to enable it?" };
  if ((action === "fill" || action === "clear") && !facts.editable)
    return { code, message: "the element is read-only" };
  if (!facts.receivesEvents)
    return {
      code,
      message: `${facts.coveredBy ?? "something"} lies over the element`,
      hint: "close what covers it first",
    };
  if (!facts.stable) return { code, message: "the element does not stop moving" };
  return { code: "timeout", message: `the ${action} did not end in time` };
};

/** Any other reason, told in the first line of what Playwright says and never with its log, which may repeat typed values. */
export const actionFailure = (action: string, error: unknown, secret: boolean): Failure => {
  const first = textOf(error).split("\n")[0] ?? "";
  const said = first.slice(first.indexOf(": ") + 2);
  return { code: "action", message: secret ? `the ${action} failed` : `the ${action} failed: ${said}` };
};
