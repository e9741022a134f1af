/** Bundled for the page: what the builder of the data set asks of it. Answers are JSON texts. */
import { keyed } from "./keyed";
import { redesigned, remember } from "./mutated-pairs";

Object.assign(globalThis, {
  pairsInPage: {
    remember,
    redesigned: (...asked: Parameters<typeof redesigned>): string => JSON.stringify(redesigned(...asked) ?? null),
    keyed: (): string => JSON.stringify(keyed()),
  },
});
