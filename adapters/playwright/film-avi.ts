import { FRAMES_PER_S, type Footage } from "./footage";

/** Motion JPEG in AVI: the frames as they came, which every desktop player shows. (Microsoft, AVI RIFF File Reference.) */

const HAS_INDEX = 0x10;
const KEY_FRAME = 0x10;
const US_PER_S = 1_000_000;
const BITS = 24;

const chunk = (id: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write(id, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

const list = (id: string, kind: string, ...parts: readonly Uint8Array[]): Buffer =>
  chunk(id, Buffer.from(kind, "latin1"), ...parts);

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, at * 4);
  return bytes;
};

const name = (text: string): Buffer => Buffer.from(text, "latin1");

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of a JPEG by its frame header (ITU T.81, B.2.2): markers C0 to CF but for C4, C8 and CC. */
const sizeOf = (jpeg: Uint8Array): Size => {
  const bytes = Buffer.from(jpeg);
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker % 4 !== 0;
    if (isFrame || marker === 0xc0) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error("the browser's pictures are no JPEG");
};

const headers = ({ width, height }: Size, count: number, largest: number): Buffer =>
  list(
    "LIST",
    "hdrl",
    chunk(
      "avih",
      words(
        US_PER_S / FRAMES_PER_S,
        largest * FRAMES_PER_S,
        0,
        HAS_INDEX,
        count,
        0,
        1,
        largest,
        width,
        height,
        0,
        0,
        0,
        0,
      ),
    ),
    list(
      "LIST",
      "strl",
      chunk("strh", name("vidsMJPG"), words(0, 0, 0, 1, FRAMES_PER_S, 0, count, largest, 0xffffffff, 0, 0, 0)),
      chunk(
        "strf",
        words(40, width, height, 1 | (BITS << 16)),
        name("MJPG"),
        words((width * height * BITS) / 8, 0, 0, 0, 0),
      ),
    ),
  );

/** The footage at an even pace; a frame that stays is told by empty chunks, which repeat the one before. */
export const writeAvi = async (footage: Footage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 4;
  let largest = 0;
  let size: Size | undefined;
  const add = (picture: Uint8Array): void => {
    const made = chunk("00dc", picture);
    chunks.push(made);
    index.push(Buffer.concat([name("00dc"), words(picture.length > 0 ? KEY_FRAME : 0, offset, picture.length)]));
    offset += made.length;
    largest = Math.max(largest, picture.length);
  };
  for (const [at, frame] of footage.frames.entries()) {
    const until = footage.frames[at + 1]?.at ?? frame.at + footage.lastMs;
    const slots = Math.round((until * FRAMES_PER_S) / 1000) - chunks.length;
    if (slots <= 0) continue;
    const picture = await footage.read(frame);
    size ??= sizeOf(picture);
    add(picture);
    for (let slot = 1; slot < slots; slot++) add(new Uint8Array());
  }
  const head = headers(size ?? { width: 0, height: 0 }, chunks.length, largest);
  return list("RIFF", "AVI ", head, list("LIST", "movi", ...chunks), chunk("idx1", ...index));
};
