import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { FRAMES_PER_S, type Footage, type Frame } from "./footage";

/** One that hangs is ended. */
const ENCODE_MS = 55_000;
const LAST_WORDS = 300;

/** What Playwright's own recorder asks for: VP8, fast, good enough to read. */
const argumentsFor = (target: string): readonly string[] => [
  ..."-loglevel error -f image2pipe -c:v mjpeg -r 25 -i - -an".split(" "),
  ..."-c:v vp8 -qmin 0 -qmax 50 -crf 8 -deadline realtime -speed 8 -b:v 1M -threads 1".split(" "),
  "-y",
  target,
];

/** The frame to be shown in every slot of a film that runs evenly. */
const evenly = function* ({ frames, lastMs }: Footage): Generator<Frame> {
  let slot = 0;
  for (const [index, frame] of frames.entries()) {
    const until = frames[index + 1]?.at ?? frame.at + lastMs;
    for (; (slot * 1000) / FRAMES_PER_S < until; slot++) yield frame;
  }
};

const feed = async (footage: Footage, input: NodeJS.WritableStream): Promise<void> => {
  let held: { readonly frame: Frame; readonly bytes: Uint8Array } | undefined;
  for (const frame of evenly(footage)) {
    if (held?.frame !== frame) held = { frame, bytes: await footage.read(frame) };
    if (!input.write(held.bytes)) await once(input, "drain");
  }
  input.end();
};

/** The footage as WebM, made by this ffmpeg in the file `target`. Throws with its last words when it fails. */
export const writeWebm = async (ffmpeg: string, footage: Footage, target: string): Promise<Uint8Array> => {
  const child = spawn(ffmpeg, [...argumentsFor(target)], { stdio: ["pipe", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = `${words}${chunk.toString()}`.slice(-LAST_WORDS);
  });
  const deadline = setTimeout(() => child.kill("SIGKILL"), ENCODE_MS);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  // When it dies early the pipe breaks; its exit code says why.
  child.stdin.on("error", () => {});
  try {
    await Promise.race([feed(footage, child.stdin), ended]);
    const code = await ended;
    if (code !== 0)
      throw new Error(`ffmpeg ended with ${code ?? "a signal"}: ${words.trim().split("\n").at(-1) ?? ""}`);
    return await readFile(target);
  } finally {
    clearTimeout(deadline);
    child.kill("SIGKILL");
  }
};
