import { z } from "zod";
import { suggest } from "./suggest";

/** A reporter, and the file it writes to in place of stdout. */
export interface ReporterSpec {
  readonly name: ReporterName;
  readonly file?: string;
}
/** Besides what people type, the two faces that nobody has to ask for. */
export type ReporterName = (typeof REPORTERS)[keyof typeof REPORTERS] | "sentences" | "tui";

/** What people type, and the reporter that is meant. */
const REPORTERS = {
  list: "list",
  line: "line",
  dot: "dot",
  json: "ndjson",
  ndjson: "ndjson",
  junit: "junit",
  github: "github",
  html: "html",
} as const;
const SHOWN = Object.keys(REPORTERS).filter((word) => word !== "ndjson");

const isReporter = (word: string): word is keyof typeof REPORTERS => Object.hasOwn(REPORTERS, word);

/** Annotations go to stderr, where GitHub reads them as well. */
export const writesToStdout = ({ name, file }: ReporterSpec): boolean => file === undefined && name !== "github";

const readSpec = (item: string): ReporterSpec | string => {
  const colon = item.indexOf(":");
  const word = (colon < 0 ? item : item.slice(0, colon)).trim();
  const file = colon < 0 ? undefined : item.slice(colon + 1).trim();
  if (!isReporter(word)) {
    const meant = suggest(word, SHOWN);
    return `one or more of ${SHOWN.join(", ")}, each with or without :FILE${meant === undefined ? "" : `; did you mean ${meant}?`}`;
  }
  if (file === "") return `a file after ${word}:`;
  if (word === "html" && file === undefined) return "a file for html, such as html:report.html";
  return { name: REPORTERS[word], ...(file === undefined ? {} : { file }) };
};

/** What is wrong with the reporters as a whole, each being right. */
const clash = (specs: readonly ReporterSpec[]): string | undefined => {
  const [first, second] = specs.filter(writesToStdout);
  const files = specs.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, at) => files.indexOf(file) !== at);
  if (twice !== undefined) return `a file of its own for each reporter, not ${twice} twice`;
  if (first === undefined || second === undefined) return undefined;
  const [one, other] = [first, second].map(({ name }) => (name === "ndjson" ? "json" : name));
  return `only one that writes to stdout, not ${one} and ${other}; give one a file, such as ${other}:FILE`;
};

/** `list,junit:out.xml` -> reporters with their files, each once. */
export const reporterSpecs = z.string().transform((text, context): readonly ReporterSpec[] => {
  const read = [...new Set(text.split(",").map((item) => item.trim()))].map(readSpec);
  const specs = read.filter((spec): spec is ReporterSpec => typeof spec !== "string");
  const wrong = read.find((spec) => typeof spec === "string") ?? clash(specs);
  if (wrong !== undefined) context.addIssue({ code: "custom", message: wrong });
  return specs;
});
