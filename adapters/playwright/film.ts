import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import type { Film, Recording } from "#core/ports/browser";
import { findFfmpeg } from "./find-ffmpeg";
import type { Footage, Frame } from "./footage";
import { writeAvi } from "./film-avi";
import { writeWebm } from "./film-webm";

/** The film of a page under way. */
interface Filming {
  begin(): Promise<void>;
  /** From now on the film shows this page. Never throws. */
  show(page: Page): Promise<void>;
  /** The film as WebM where an ffmpeg is found, else as AVI of the very frames. Throws when nothing was recorded. */
  end(): Promise<Film>;
  /** Throws away what was recorded. Never throws. */
  drop(): Promise<void>;
}

interface FilmNeeds {
  readonly record: Recording;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const QUALITY = 80;
/** A last picture that flashes by is seen by nobody. */
const SHORTEST_LAST_MS = 500;

/** Frames go to a file as they come, so that a long run does not fill the memory. */
const openReel = async () => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-video-"));
  const file: FileHandle = await open(join(folder, "frames"), "w+");
  const frames: Frame[] = [];
  let size = 0;
  let startedAt: number | undefined;
  let written: Promise<unknown> = Promise.resolve();
  const close = async (): Promise<void> => {
    await file.close().catch(() => {});
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  };
  return {
    folder,
    frames,
    add: (data: Uint8Array, timestamp: number): void => {
      startedAt ??= timestamp;
      const frame = { at: timestamp - startedAt, offset: size, bytes: data.length };
      size += data.length;
      frames.push(frame);
      written = written.then(() => file.write(data, 0, data.length, frame.offset));
      // Who reads is told.
      written.catch(() => {});
    },
    read: async ({ offset, bytes }: Frame): Promise<Uint8Array> => {
      await written;
      return (await file.read(Buffer.alloc(bytes), 0, bytes, offset)).buffer;
    },
    lengthMs: (now: number): number => (startedAt === undefined ? 0 : now - startedAt),
    close,
  };
};

type Reel = Awaited<ReturnType<typeof openReel>>;

const footageOf = (reel: Reel): Footage => {
  const last = reel.frames.at(-1);
  if (last === undefined) throw new Error("the browser sent no pictures");
  const lastMs = Math.max(SHORTEST_LAST_MS, reel.lengthMs(Date.now()) - last.at);
  return { frames: reel.frames, lastMs, read: reel.read };
};

/** A film of the page's viewport; nothing is recorded unless it is asked for. */
export const createFilm = (first: Page, { record, env }: FilmNeeds): Filming => {
  let reel: Reel | undefined;
  let shown = first;
  const filmed = new Set<Page>();
  const film = async (page: Page, recording: Reel): Promise<void> => {
    const size = first.viewportSize();
    filmed.add(page);
    await page.screencast.start({
      onFrame: ({ data, timestamp }) => {
        if (page === shown) recording.add(data, timestamp);
      },
      quality: QUALITY,
      ...(size ? { size } : {}),
    });
  };
  const drop = async (): Promise<void> => {
    const gone = reel;
    reel = undefined;
    await gone?.close();
  };
  return {
    drop,
    begin: async () => {
      if (!record.video) return;
      reel = await openReel();
      await film(first, reel);
    },
    show: async (page) => {
      shown = page;
      if (reel && !filmed.has(page)) await film(page, reel).catch(() => undefined);
    },
    end: async () => {
      if (reel === undefined) throw new Error("no video was recorded");
      for (const page of filmed) if (!page.isClosed()) await page.screencast.stop();
      const footage = footageOf(reel);
      const ffmpeg = findFfmpeg(env);
      if (ffmpeg === undefined) return { name: "video.avi", bytes: await writeAvi(footage) };
      return { name: "video.webm", bytes: await writeWebm(ffmpeg, footage, join(reel.folder, "video.webm")) };
    },
  };
};
