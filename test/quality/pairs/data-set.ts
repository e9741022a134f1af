import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PagePair } from "./page-pair";

const fileName = (text: string): string => text.replaceAll(/[^\w.-]+/g, "_").slice(0, 120);

/** Writes one page pair to `<out>/<kind>/<site>--<page>.json`; a reader never sees half a file. */
export const writePagePair = (out: string, pair: PagePair): void => {
  const folder = join(out, pair.kind);
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${fileName(pair.site)}--${fileName(pair.page)}.json`);
  writeFileSync(`${target}.part`, JSON.stringify(pair));
  renameSync(`${target}.part`, target);
};
