/** Keys of a step map that name an action. */
export const ACTION_KEYS = [
  "goto",
  "back",
  "forward",
  "reload",
  "click",
  "dblclick",
  "rightclick",
  "hover",
  "focus",
  "clear",
  "check",
  "uncheck",
  "fill",
  "type",
  "press",
  "select",
  "wait",
  "expect",
  "screenshot",
] as const;
export type ActionKey = (typeof ACTION_KEYS)[number];

/** Keys that say which element is meant. */
export const ELEMENT_KEYS = ["element", "role", "nth", "within", "near", "frame", "selector", "exact"] as const;

/** Keys of a step beside its action. */
export const STEP_OPTION_KEYS = ["id", "outcome", "optional", "soft", "timeout", "heal", "cache"] as const;

/** Keys of an expectation map that say what must hold: states of an element, then comparisons. */
export const STATE_KEYS = [
  "visible",
  "hidden",
  "enabled",
  "disabled",
  "checked",
  "unchecked",
  "focused",
  "editable",
  "empty",
] as const;
export const COMPARISON_KEYS = ["text", "value", "count", "attribute", "url", "title"] as const;

/** Keys of a comparison: how, and of what. */
export const MATCH_KEYS = ["is", "contains", "matches"] as const;

/** Keys of a requirement file. */
export const REQUIREMENT_KEYS = ["id", "title", "url", "tags", "vars", "secrets", "data", "steps", "expect"] as const;

export const HEAL_MODES = ["auto", "suggest", "off"] as const;
export const CACHE_MODES = ["auto", "read", "refresh", "off"] as const;

/** What an id must look like: it becomes a part of file names. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
