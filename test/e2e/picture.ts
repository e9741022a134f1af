import { inflateSync } from "node:zlib";

/** A decoded picture: red, green and blue of a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` of the pixel. */
  at(x: number, y: number): string;
}

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
};

const unfilter = (raw: Uint8Array, height: number, stride: number, bpp: number): Uint8Array => {
  const out = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bpp ? (out[at - bpp] ?? 0) : 0;
      const up = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = y > 0 && x >= bpp ? (out[at - stride - bpp] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
};

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what browsers make. */
export const decodePng = (bytes: Uint8Array): Picture => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, depth, colour] = [view.getUint32(16), view.getUint32(20), bytes[24], bytes[25]];
  const bpp = colour === 6 ? 4 : 3;
  if (depth !== 8 || (colour !== 2 && colour !== 6)) throw new Error(`a PNG of depth ${depth}, colour type ${colour}`);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    const name = new TextDecoder().decode(bytes.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), height, width * bpp, bpp);
  const hex = (value: number | undefined): string => (value ?? 0).toString(16).padStart(2, "0");
  return {
    width,
    height,
    at: (x, y) => {
      const at = (y * width + x) * bpp;
      return `#${hex(pixels[at])}${hex(pixels[at + 1])}${hex(pixels[at + 2])}`;
    },
  };
};

/** All colours within a box of the picture. */
export const coloursIn = (
  picture: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): ReadonlySet<string> => {
  const colours = new Set<string>();
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) colours.add(picture.at(x, y));
  return colours;
};
