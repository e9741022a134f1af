import type { Frame, Page } from "playwright";
import type { HeldElement } from "#core/ports/browser";
import { type Area, withFrame } from "./png-frame";

export interface Showing {
  readonly page: Page;
  readonly frameOf: (held: HeldElement) => Promise<Frame | undefined>;
}

/** So much of the time may be spent on bringing the element into view; the rest is for the picture. */
const SHARE = 0.5;

const isWithin = ({ left, top, right, bottom }: Area, page: Page): boolean => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
};

/** Where the element stands in the viewport once it is in view; undefined when it went away, has no box, or is not there in time. */
const bringIntoView = async ({ page, frameOf }: Showing, held: HeldElement, ms: number): Promise<Area | undefined> => {
  try {
    const locator = (await frameOf(held))?.locator(`pacts=held:${held.id}`);
    const read = async (): Promise<Area | undefined> => {
      const box = await locator?.boundingBox({ timeout: ms / 2 });
      return box ? { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height } : undefined;
    };
    const area = await read();
    if (!area || isWithin(area, page)) return area;
    await locator?.scrollIntoViewIfNeeded({ timeout: ms / 2 });
    return await read();
  } catch {
    // A picture without the frame shows more than none.
    return undefined;
  }
};

/** Makes the picture that `take` takes in the time it is given, with the element in view and a frame round it. Throws what `take` throws. */
export const pictureOf = async (
  showing: Showing,
  held: HeldElement,
  timeoutMs: number,
  take: (timeoutMs: number) => Promise<Uint8Array>,
): Promise<() => Uint8Array> => {
  const before = performance.now();
  const area = await bringIntoView(showing, held, Math.max(1, timeoutMs * SHARE));
  const picture = await take(timeoutMs - (performance.now() - before));
  return () => (area ? withFrame(picture, area) : picture);
};
