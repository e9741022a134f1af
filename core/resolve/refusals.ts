import type { DriftReport } from "../model/fingerprint";
import type { Seek, Unresolved } from "./seek";

const refusal = (failure: Unresolved["failure"]): Unresolved => ({ kind: "unresolved", failure });

/** A frozen run looks nothing up for a selector that is used as it stands. */
export const isLocked = (seek: Seek): boolean => seek.frozen && seek.query.selector === undefined;

/** A remembered element is not there, and healing is off. */
export const gone = (seek: Seek, drift: DriftReport | undefined): Unresolved =>
  refusal({
    code: "gone",
    message: drift
      ? `what stands where ${seek.element} was is another element (${Math.round(drift.drift * 100)} % drift: ${drift.changed.slice(0, 4).join(", ")})`
      : `${seek.element} is gone from where it was remembered`,
    hint: "healing is off for this step; set heal: auto, or run with --cache refresh",
  });

/** What is remembered is not what the words of the step mean, and healing is off. */
export const misremembered = (seek: Seek): Unresolved =>
  refusal({
    code: "gone",
    message: `what is remembered for ${seek.element} is not what the step says on this page`,
    hint: "healing is off for this step; set heal: auto, or run with --cache refresh",
  });

/** A frozen run may use only what is remembered and proven. */
export const frozenMiss = (seek: Seek, page: string | undefined, remembered: boolean): Unresolved =>
  refusal({
    code: "frozen",
    message: remembered
      ? `${seek.element} is not as it is remembered on ${page ?? "this page"}, and a frozen run heals nothing`
      : `${seek.element} is not remembered on ${page ?? "this page"}, and a frozen run looks for nothing`,
    hint: "run it once without --frozen, look at what it found, and keep that: pacts cache export",
  });

export const stillChanging = (seek: Seek): Unresolved =>
  refusal({
    code: "timeout",
    message: `the page was still changing when the time for ${seek.element} was over`,
  });

/** Nothing is known of the element: the page is too busy to be looked at. */
export const unanswered = (seek: Seek): Unresolved =>
  refusal({
    code: "timeout",
    message: `the page was too busy to be looked at, so it is not known whether ${seek.element} is there`,
  });

/** The stop word of an interrupted search; the step that was interrupted tells it in its own words. */
export const interrupted: Unresolved = refusal({ code: "interrupted", message: "interrupted" });
