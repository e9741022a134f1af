import { readFile } from "node:fs/promises";
import type { Report } from "#core/model/report";

/** Pictures as data URLs, by their path; undefined for those that are no more there, are no picture, or would make the page too big. */
export type Pictures = ReadonlyMap<string, string>;

/** Of all pictures together; a page beyond it is slow to open. */
const MOST_BYTES = 60_000_000;

const BEGINNINGS: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
];

const typeOf = (bytes: Uint8Array): string | undefined =>
  BEGINNINGS.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0];

const read = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch {
    // It was pruned, or another machine holds it: the page tells its path.
    return undefined;
  }
};

/** Reads the pictures of all runs, the failed ones first. Never throws. */
export const readPictures = async ({ cases }: Report): Promise<Pictures> => {
  const order = [...cases].sort((a, b) => Number(b.verdict === "fail") - Number(a.verdict === "fail"));
  const paths = order
    .flatMap(({ last, earlier }) => [last, ...earlier])
    .flatMap(({ artifacts }) => artifacts)
    .flatMap(({ artifactType, path }) => (artifactType === "screenshot" ? [path] : []));
  const pictures = new Map<string, string>();
  let taken = 0;
  for (const path of new Set(paths)) {
    const bytes = await read(path);
    const type = bytes && typeOf(bytes);
    if (bytes === undefined || type === undefined || taken + bytes.length > MOST_BYTES) continue;
    taken += bytes.length;
    pictures.set(path, `data:${type};base64,${bytes.toString("base64")}`);
  }
  return pictures;
};
