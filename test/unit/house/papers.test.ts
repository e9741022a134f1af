import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const papers = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];

/** Relative links of a Markdown file, without their anchors. */
const linksOf = (paper: string): readonly string[] =>
  [...readFileSync(join(root, paper), "utf8").matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/u.test(target));

it.each(papers)("%s links only to files that are there", (paper) => {
  expect(linksOf(paper).filter((target) => !existsSync(join(root, dirname(paper), target)))).toEqual([]);
});
