/** Bundled for the page: what the builder of the data set asks of it. Answers are JSON texts. */
import { keyed, mark } from "./keyed";
import { redesigned, remember } from "./mutated-pairs";

const pairsInPage = {
  remember,
  redesigned: (...asked: Parameters<typeof redesigned>): string => JSON.stringify(redesigned(...asked) ?? null),
  mark,
  keyed: (): string => JSON.stringify(keyed()),
};

export type PairsInPage = typeof pairsInPage;

Object.assign(globalThis, { pairsInPage });
