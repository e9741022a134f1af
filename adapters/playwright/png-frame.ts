import { crc32, deflateSync, inflateSync } from "node:zlib";

/** In pixels of the picture. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

const SIGNATURE_BYTES = 8;
/** Length and name before the data, a checksum behind it. */
const CHUNK_BYTES = 12;
/** Colour types of 8 bits a channel, and their bytes a pixel. */
const PIXEL_BYTES: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [6, 4],
]);
const COLOUR = [0xff, 0x6a, 0x00, 0xff] as const;
const LINE = 3;
/** Between the area and the line. */
const GAP = 2;
const QUICKLY = 1;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const chunksOf = (png: Uint8Array): readonly Chunk[] => {
  const view = viewOf(png);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at + CHUNK_BYTES <= png.length; ) {
    const length = view.getUint32(at);
    const name = new TextDecoder().decode(png.subarray(at + 4, at + 8));
    chunks.push({ name, data: png.subarray(at + 8, at + 8 + length) });
    at += length + CHUNK_BYTES;
  }
  return chunks;
};

const written = ({ name, data }: Chunk): Uint8Array => {
  const bytes = new Uint8Array(data.length + CHUNK_BYTES);
  const view = viewOf(bytes);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
};

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
};

/** Undoes the filter of one row in place (PNG 1.2, section 6), given the row above as it is. A loop each: they run over millions of bytes. */
const unfilter = (filter: number, row: Uint8Array, above: Uint8Array, pixel: number): void => {
  const { length } = row;
  const at = (bytes: Uint8Array, x: number): number => (x < 0 ? 0 : (bytes[x] ?? 0));
  switch (filter) {
    case 1:
      for (let x = pixel; x < length; x++) row[x] = at(row, x) + at(row, x - pixel);
      return;
    case 2:
      for (let x = 0; x < length; x++) row[x] = at(row, x) + at(above, x);
      return;
    case 3:
      for (let x = 0; x < length; x++) row[x] = at(row, x) + ((at(row, x - pixel) + at(above, x)) >> 1);
      return;
    case 4:
      for (let x = 0; x < length; x++)
        row[x] = at(row, x) + paeth(at(row, x - pixel), at(above, x), at(above, x - pixel));
  }
};

const draw = (row: Uint8Array, from: number, to: number, pixel: number): void => {
  const colour = COLOUR.slice(0, pixel);
  for (let x = from; x < to; x++) row.set(colour, x * pixel);
};

/** Draws into the filtered rows; only those it changes, and the one below, which was told by its difference to them, are written anew. */
const drawFrame = (rows: Uint8Array, width: number, height: number, pixel: number, area: Area): void => {
  const stride = width * pixel + 1;
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
  const out = GAP + LINE;
  const [left, right] = [clamp(area.left - out, width), clamp(area.right + out, width)];
  const [top, bottom] = [clamp(area.top - out, height), clamp(area.bottom + out, height)];
  if (left >= right || top >= bottom) return;
  let [above, raw] = [new Uint8Array(stride - 1), new Uint8Array(stride - 1)];
  for (let y = 0; y < Math.min(height, bottom + 1); y++) {
    const row = rows.subarray(y * stride + 1, (y + 1) * stride);
    raw.set(row);
    unfilter(rows[y * stride] ?? 0, raw, above, pixel);
    [above, raw] = [raw, above];
    if (y < top) continue;
    rows[y * stride] = 0;
    row.set(above);
    if (y === bottom) return;
    const isEdge = y < top + LINE || y >= bottom - LINE;
    draw(row, left, isEdge ? right : Math.min(right, left + LINE), pixel);
    draw(row, Math.max(left, right - LINE), right, pixel);
  }
};

/** The PNG with a frame round the area. A picture of a kind that browsers do not make is answered as it is. */
export const withFrame = (png: Uint8Array, area: Area): Uint8Array => {
  const chunks = chunksOf(png);
  const head = chunks.find(({ name }) => name === "IHDR");
  const view = head && viewOf(head.data);
  const pixel = PIXEL_BYTES.get(view?.getUint8(9) ?? 0);
  if (!view || pixel === undefined || view.getUint8(8) !== 8 || view.getUint8(12) !== 0) return png;
  const rows = inflateSync(Buffer.concat(chunks.flatMap(({ name, data }) => (name === "IDAT" ? [data] : []))));
  drawFrame(rows, view.getUint32(0), view.getUint32(4), pixel, area);
  const drawn: Chunk = { name: "IDAT", data: deflateSync(rows, { level: QUICKLY }) };
  const first = chunks.findIndex(({ name }) => name === "IDAT");
  const rest = chunks.filter(({ name }, at) => name !== "IDAT" || at === first);
  return Buffer.concat([
    png.subarray(0, SIGNATURE_BYTES),
    ...rest.map((chunk) => written(chunk.name === "IDAT" ? drawn : chunk)),
  ]);
};
