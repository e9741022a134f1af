import type { ElementQuery } from "#core/model/element";
import { renderSelector } from "#core/model/locator";
import type { Action, Expectation } from "#core/model/step";
import { PortError } from "#core/model/failure";
import type { Browser, Candidate, Discovery, PageNews, Performed, Rival, Session } from "#core/ports/browser";
import type { FakeClock } from "./clock";
import { differences, type FakeElement, type FakePage, fingerprintOf, locatorsOf, snapshotOf } from "./page";

/** A scripted browser: what its page shows, what happens to it in time, what actions do to it. */
export interface FakeScript {
  readonly page: FakePage;
  /** Changes at moments of the clock. */
  readonly later?: readonly { readonly at: number; readonly apply: (page: FakePage) => void }[];
  /** Effects of an action; a returned value replaces the default success. */
  readonly onPerform?: (action: Action, element: FakeElement | undefined, page: FakePage) => Performed | undefined;
  readonly onGoto?: (url: string, page: FakePage) => Performed | undefined;
  /** Called when a look begins. */
  readonly onSnapshot?: (page: FakePage) => void;
  /** Scrolls; answers whether anything moved. */
  readonly onReveal?: (to: "first" | "next" | "before", page: FakePage) => boolean;
  /** Throws from inside of the look with this name. */
  readonly dies?: "open" | "discover" | "perform";
  /** Elements cannot be pictured. */
  readonly noPictures?: boolean;
  /** What the page did unasked since the last call. */
  readonly news?: () => readonly PageNews[];
  /** Never answers an action. */
  readonly hangs?: boolean;
}

export interface FakeBrowser extends Browser {
  readonly performed: { readonly kind: string; readonly target: string; readonly value?: string }[];
  readonly calls: string[];
  closedSessions: number;
  readonly page: FakePage;
}

const READY = { visible: true, enabled: true, editable: true, stable: true, receivesEvents: true };
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const rival = (element: FakeElement): Rival => ({
  description: `${element.role} ${JSON.stringify(element.name)}`,
  score: 0.5,
  selector: renderSelector(locatorsOf(element)[0] ?? { strategy: "css", args: { path: "*" } }),
});

/** A browser over a script; its time is the clock's, which goes on only while something waits. */
export const createFakeBrowser = (script: FakeScript, clock: FakeClock): FakeBrowser => {
  const { page } = script;
  const later = [...(script.later ?? [])].sort((a, b) => a.at - b.at);
  const performed: { kind: string; target: string; value?: string }[] = [];
  const calls: string[] = [];
  const holds = new Map<string, FakeElement>();

  const pass = (ms: number): void => {
    const until = clock.elapsed() + ms;
    const next = later[0];
    if (next && next.at <= until) {
      clock.advance(Math.max(0, next.at - clock.elapsed()));
      later.shift();
      next.apply(page);
      return;
    }
    clock.advance(ms);
  };
  const hold = (element: FakeElement) => {
    for (const [known, each] of holds) if (each === element) return { id: known };
    const id = `h${holds.size + 1}`;
    holds.set(id, element);
    return { id };
  };
  const candidate = (element: FakeElement, score: number): Candidate => ({
    held: hold(element),
    score,
    reason: score === 1 ? "exact name" : "alike",
    snapshot: snapshotOf(element),
    fingerprint: fingerprintOf(element),
    locators: locatorsOf(element),
    actionability: { ...READY, enabled: element.actionable !== false, receivesEvents: element.isBehind !== true },
  });
  const chosen = (matches: readonly FakeElement[], score: number): Discovery => {
    const [first, second] = matches;
    const seen = page.elements.length;
    if (!first) return { kind: "none", rivals: page.elements.map(rival), seen };
    if (second) return { kind: "ambiguous", rivals: matches.map(rival), hint: "say within which part", seen };
    return { kind: "found", candidate: candidate(first, score), rivals: [], seen };
  };
  const matching = (query: ElementQuery): readonly FakeElement[] => {
    const all = page.elements.filter(
      (element) =>
        same(element.name, query.name) &&
        (query.role === undefined || query.role === element.role || query.role === "text"),
    );
    return query.nth === undefined ? all : all.slice(query.nth - 1, query.nth);
  };
  const dying = (where: FakeScript["dies"]): void => {
    if (script.dies === where) throw new PortError("browser", "fake", where ?? "", "the browser is no more");
  };

  const observe = (expectation: Expectation) => {
    const compare = (text: string, match: { mode: string; value: string }): boolean =>
      match.mode === "is" ? text === match.value : text.includes(match.value);
    const of = (): readonly [boolean, string] => {
      switch (expectation.kind) {
        case "state": {
          const found = matching(expectation.element).length > 0;
          return [found === (expectation.state === "visible"), found ? "visible" : "no such element"];
        }
        case "url":
          return [compare(page.url, expectation.match), page.url];
        case "title":
          return [compare(page.title, expectation.match), page.title];
        case "value": {
          const value = matching(expectation.element)[0]?.value ?? "";
          return [compare(value, expectation.match), value];
        }
        default:
          return [false, "not scripted"];
      }
    };
    const [is, seen] = of();
    return { holds: is !== expectation.negated, seen };
  };

  const session = (): Session => ({
    url: () => page.url,
    goto: async (url) => {
      calls.push(`goto ${url}`);
      const done = script.onGoto?.(url, page);
      if (done) return done;
      page.url = url;
      return { ok: true };
    },
    move: async (direction) => {
      calls.push(direction);
      return { ok: true };
    },
    explain: async () => undefined,
    discover: async (query) => {
      calls.push("discover");
      dying("discover");
      clock.advance(10);
      return chosen(matching(query), 1);
    },
    verify: async (entry) => {
      calls.push("verify");
      clock.advance(2);
      for (const [rank, locator] of entry.locators.entries()) {
        const wanted = renderSelector(locator);
        const found = page.elements.filter((element) =>
          locatorsOf(element).some((each) => renderSelector(each) === wanted),
        );
        const [element] = found;
        if (!element || found.length > 1) continue;
        const changed = differences(entry.fingerprint, element);
        const drift = { similarity: 1 - changed.length / 4, drift: changed.length / 4, threshold: 0.35, changed };
        if (drift.drift >= drift.threshold) return { kind: "drifted", locator, drift };
        const actionability = { ...READY, enabled: element.actionable !== false };
        return {
          kind: "proven",
          held: hold(element),
          locator,
          rank,
          drift,
          actionability,
          fingerprint: fingerprintOf(element),
        };
      }
      return { kind: "gone" };
    },
    snapshot: async () => {
      calls.push("snapshot");
      script.onSnapshot?.(page);
      clock.advance(5);
      const alike = page.elements.filter((element) => !element.isOfAnotherSort);
      const elements = alike.map((element) => {
        const { description, selector } = rival(element);
        return { held: hold(element), snapshot: snapshotOf(element), description, selector };
      });
      return { elements, seen: elements.length };
    },
    inspect: async ({ id }) => {
      const element = holds.get(id);
      if (!element || !page.elements.includes(element)) return undefined;
      const { snapshot, fingerprint, locators, actionability } = candidate(element, 1);
      return { snapshot, fingerprint, locators, actionability };
    },
    reveal: async (to) => {
      calls.push(`reveal ${to}`);
      clock.advance(5);
      return script.onReveal?.(to, page) ?? false;
    },
    perform: async (action, held, options) => {
      const element = held ? holds.get(held.id) : undefined;
      dying("perform");
      if (script.hangs) return new Promise<never>(() => {});
      if (element && !page.elements.includes(element))
        return { ok: false, failure: { code: "gone", message: "it was taken away" } };
      if (element?.actionable === false) {
        clock.advance(options.timeoutMs);
        return { ok: false, failure: { code: "not-actionable", message: `${element.name} is disabled` } };
      }
      performed.push({
        kind: action.kind,
        target: element ? `${element.role} ${element.testId ?? element.css ?? element.name}` : "focus",
        ...("value" in action ? { value: action.value } : {}),
      });
      clock.advance(3);
      return script.onPerform?.(action, element, page) ?? { ok: true };
    },
    mentions: async (texts) => texts.filter((text) => page.elements.some(({ name }) => same(name, text))),
    observe: async (expectation) => observe(expectation),
    changed: async (ms) => {
      pass(ms);
      // Lets aborts and other sessions in, as a real wait would.
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    news: () => script.news?.() ?? [],
    leaving: () => false,
    answered: async (ms) => pass(ms),
    quiet: () => page.quiet,
    buildMs: () => page.buildMs ?? 0,
    screenshot: async () => new Uint8Array([137, 80, 78, 71]),
    pictureOf: async (held) => {
      calls.push(`picture of ${holds.get(held.id)?.testId ?? "?"}`);
      if (script.noPictures) throw new PortError("browser", "fake", "screenshot", "there was no picture");
      return () => new Uint8Array([137, 80, 78, 71]);
    },
    chapter: async () => {},
    trace: async () => new Uint8Array([80, 75, 3, 4]),
    video: async () => ({ name: "video.webm", bytes: new Uint8Array([26, 69, 223, 163]) }),
    close: async () => {
      browser.closedSessions++;
    },
  });

  const browser: FakeBrowser = {
    performed,
    calls,
    page,
    closedSessions: 0,
    open: async () => {
      dying("open");
      return session();
    },
    close: async () => {},
  };
  return browser;
};
