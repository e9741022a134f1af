import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFrame } from "#adapters/playwright/png-frame";
import { decodePng } from "../../../e2e/picture";

const FRAME = "#ff6a00";

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
};

const paeth = (a: number, b: number, c: number): number => {
  const near = [a, b, c].map((each) => Math.abs(a + b - c - each));
  return [a, b, c][near.indexOf(Math.min(...near))] ?? 0;
};

/** A PNG of these pixels, each row by one of the five filters; its data in two chunks, as browsers make big ones. */
const pngOf = (width: number, pixel: 3 | 4, rows: readonly Uint8Array[], filters: readonly number[]): Uint8Array => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([8, pixel === 4 ? 6 : 2, 0, 0, 0], 8);
  const lines = rows.map((row, y) => {
    const filter = filters[y % filters.length] ?? 0;
    const filtered = row.map((value, x) => {
      const left = x >= pixel ? (row[x - pixel] ?? 0) : 0;
      const up = rows[y - 1]?.[x] ?? 0;
      const corner = x >= pixel ? (rows[y - 1]?.[x - pixel] ?? 0) : 0;
      return value - ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0);
    });
    return Buffer.concat([Uint8Array.of(filter), filtered]);
  });
  const data = deflateSync(Buffer.concat(lines));
  const half = data.length >> 1;
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", head),
    chunk("IDAT", data.subarray(0, half)),
    chunk("IDAT", data.subarray(half)),
    chunk("IEND", new Uint8Array()),
  ]);
};

const colour = (row: Uint8Array | undefined, x: number, pixel: number): string =>
  `#${[0, 1, 2].map((at) => (row?.[x * pixel + at] ?? 0).toString(16).padStart(2, "0")).join("")}`;

describe("a frame in a PNG", () => {
  it("stands round the area, and everything else is as it was", () => {
    const picture = fc.record({
      width: fc.integer({ min: 1, max: 30 }),
      height: fc.integer({ min: 1, max: 30 }),
      pixel: fc.constantFrom<3 | 4>(3, 4),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
      seed: fc.uint8Array({ minLength: 1, maxLength: 97 }),
      area: fc.record({
        left: fc.integer({ min: -20, max: 40 }),
        top: fc.integer({ min: -20, max: 40 }),
        right: fc.integer({ min: -20, max: 40 }),
        bottom: fc.integer({ min: -20, max: 40 }),
      }),
    });
    fc.assert(
      fc.property(picture, ({ width, height, pixel, filters, seed, area: corners }) => {
        const area = {
          left: Math.min(corners.left, corners.right),
          right: Math.max(corners.left, corners.right),
          top: Math.min(corners.top, corners.bottom),
          bottom: Math.max(corners.top, corners.bottom),
        };
        const rows = Array.from({ length: height }, (_, y) =>
          Uint8Array.from({ length: width * pixel }, (__, x) => (seed[(y * 31 + x) % seed.length] ?? 0) & 0x7f),
        );
        const drawn = decodePng(withFrame(pngOf(width, pixel, rows, filters), area));
        expect([drawn.width, drawn.height]).toEqual([width, height]);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const now = drawn.at(x, y);
            const isInArea = x >= area.left && x < area.right && y >= area.top && y < area.bottom;
            const isFar = x < area.left - 5 || x >= area.right + 5 || y < area.top - 5 || y >= area.bottom + 5;
            const isOnLine = now === FRAME;
            if (!isOnLine || isFar) expect(now).toBe(colour(rows[y], x, pixel));
            if (isInArea && x >= 3 && y >= 3 && x < width - 3 && y < height - 3) expect(isOnLine).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is three pixels wide, with some room between", () => {
    const rows = Array.from({ length: 40 }, () => new Uint8Array(120));
    const drawn = decodePng(withFrame(pngOf(40, 3, rows, [0]), { left: 15, top: 15, right: 25, bottom: 25 }));
    const across = Array.from({ length: 40 }, (_, x) => (drawn.at(x, 20) === FRAME ? "#" : ".")).join("");
    expect(across).toBe("..........###..............###..........");
    const top = Array.from({ length: 40 }, (_, x) => (drawn.at(x, 11) === FRAME ? "#" : ".")).join("");
    expect(top).toBe("..........####################..........");
  });

  it("is not drawn into what is no such picture", () => {
    const other = Uint8Array.of(1, 2, 3);
    expect(withFrame(other, { left: 0, top: 0, right: 9, bottom: 9 })).toBe(other);
  });
});
