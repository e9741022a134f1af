import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "#core/model/event";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { createDemoFace, type DemoFace } from "./demo-face";
import { type DemoTally, tallyOf } from "./demo-tally";
import { type ShopVersion, startShop } from "./demo/shop-server";

/** `pacts run FILES` with these flags; events go to `io.out` as NDJSON. Answers the exit code. */
export type RunFiles = (files: readonly string[], flags: Flags, io: Io) => Promise<number>;

export interface DemoNeeds {
  readonly run: RunFiles;
  /** The requirement file as text. */
  readonly requirement: string;
  readonly color: boolean;
}

interface Chapter {
  readonly name: string;
  readonly about: string;
  readonly shop: ShopVersion;
}

const CHAPTERS: readonly Chapter[] = [
  { name: "cold", about: "nothing is remembered: every element is looked for by its name", shop: "classic" },
  { name: "warm", about: "every element is remembered, and proven before it is used", shop: "classic" },
  { name: "redesigned", about: "the shop got a new face overnight; the requirement did not change", shop: "redesign" },
];

/** The events in a stream of text that comes in pieces. */
const createEventReader = (onEvent: (event: RunEvent) => void): ((text: string) => void) => {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onEvent(JSON.parse(line) as RunEvent);
  };
};

interface Stage {
  readonly file: string;
  readonly data: string;
  readonly url: string;
  readonly face: DemoFace;
}

/** The demo has its own memory, and shows what is the default: other settings of the user are left out, and nothing is annotated. */
const environmentFor = (env: Io["env"], data: string): Io["env"] => ({
  ...Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("PACTS_") && !name.startsWith("GITHUB_")),
  ),
  PACTS_EXECUTABLE_PATH: env.PACTS_EXECUTABLE_PATH,
  PACTS_DATA_DIR: data,
});

const playChapter = async (
  { name }: Chapter,
  stage: Stage,
  flags: Flags,
  io: Io,
  run: RunFiles,
): Promise<{ readonly code: number; readonly tally: DemoTally }> => {
  const events: RunEvent[] = [];
  const read = createEventReader((event) => {
    events.push(event);
    if (flags.json !== true) io.out(stage.face.lines(event));
  });
  const out = (text: string): void => {
    if (flags.json === true) io.out(text);
    read(text);
  };
  const demoIo: Io = { ...io, env: environmentFor(io.env, stage.data), out };
  const { reporter: _, ...rest } = flags;
  const code = await run([stage.file], { ...rest, json: true, baseUrl: stage.url }, demoIo);
  return { code, tally: tallyOf(name, events) };
};

/**
 * Plays the demo: one requirement against the shop cold, warm and after its redesign, in a data folder of its own that is
 * removed afterwards. Stops at the first run that does not pass; answers that run's exit code, else 0.
 */
export const playDemo = async ({ run, requirement, color }: DemoNeeds, flags: Flags, io: Io): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-demo-"));
  const shop = await startShop();
  const face = createDemoFace(color);
  const stage: Stage = { file: join(folder, "shop.pacts.yaml"), data: join(folder, "data"), url: shop.url, face };
  const tell = (text: string): void => {
    if (flags.json !== true) io.out(text);
  };
  const tallies: DemoTally[] = [];
  try {
    await mkdir(stage.data);
    await writeFile(stage.file, requirement);
    tell(face.title(shop.url));
    for (const [at, chapter] of CHAPTERS.entries()) {
      shop.show(chapter.shop);
      tell(face.chapter(at + 1, chapter.name, chapter.about));
      const { code, tally } = await playChapter(chapter, stage, flags, io, run);
      tallies.push(tally);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    if (tallies.length > 0) tell(face.summary(tallies));
    await shop.close();
    await rm(folder, { recursive: true, force: true });
  }
};
