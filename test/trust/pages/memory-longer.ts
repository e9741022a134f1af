import type { TrustPage } from "../trust-page";

const button = (name: string): string => `<button id="b" onclick="LOG('pressed')">${name}</button>`;
const link = (name: string): string => `<a id="b" href="#in" onclick="LOG('pressed')">${name}</a>`;
const field = (name: string): string => `<label for="f">${name}</label> <input id="f" name="f">`;

const pressed = (name: string, before: string, now: string, draw = button): TrustPage => ({
  name,
  before: draw(before),
  html: draw(now),
  runs: [{ id: "press", steps: [`click ${before}`], outcome: "pass", received: ["click #b", "pressed"] }],
});

const leftAlone = (name: string, before: string, now: string, draw = button): TrustPage => ({
  name,
  before: draw(before),
  html: draw(now),
  runs: [{ id: "press", steps: [`click ${before}`], outcome: "refuse" }],
});

const typed = (name: string, before: string, now: string, outcome: "pass" | "refuse"): TrustPage => ({
  name,
  before: field(before),
  html: field(now),
  runs: [
    {
      id: "fill",
      steps: [`fill ${before} with Ann`],
      outcome,
      ...(outcome === "pass" ? { received: ['value #f = "Ann"'] } : {}),
    },
  ],
});

/** Everything of a remembered element stayed but for words that its name gained or lost. */
export const MEMORY_LONGER_PAGES: readonly TrustPage[] = [
  leftAlone("longer-with", "Log in", "Log in with Google", link),
  leftAlone("longer-as", "Save", "Save as template"),
  leftAlone("longer-thing", "Cancel", "Cancel subscription"),
  leftAlone("longer-before", "Address", "Add address"),
  leftAlone("longer-account", "Close", "Close account"),
  leftAlone("shorter-with", "Log in with Google", "Log in", link),
  leftAlone("shorter-thing", "Pause subscription", "Pause"),
  pressed("longer-object", "Save", "Save changes"),
  pressed("longer-now", "Subscribe", "Subscribe now"),
  pressed("longer-count", "Inbox", "Inbox (3)", link),
  pressed("shorter-object", "Save changes", "Save"),
  typed("longer-field", "Name", "Company name", "refuse"),
  typed("longer-same-field", "Email", "Email address", "pass"),
  typed("shorter-same-field", "Email address", "Email", "pass"),
];
