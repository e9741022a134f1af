import { type Html, trusted } from "./html";

const drawing = (body: string): Html =>
  trusted(
    `<svg viewBox="0 0 96 96" width="96" height="96" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">${body}</svg>`,
  );

/** Line drawings of the goods, in the colour of the text around them. */
export const ART = {
  jumper: drawing(
    '<path d="M34 16 L16 26 L8 58 L20 62 L26 44 L26 82 L70 82 L70 44 L76 62 L88 58 L80 26 L62 16 C58 26 38 26 34 16 Z"/><path d="M26 74 H70 M36 40 l6 8 l6 -8 l6 8 l6 -8 M36 54 l6 8 l6 -8 l6 8 l6 -8"/>',
  ),
  small: drawing(
    '<path d="M38 28 L24 36 L18 58 L27 61 L32 48 L32 76 L64 76 L64 48 L69 61 L78 58 L72 36 L58 28 C55 35 41 35 38 28 Z"/><path d="M32 69 H64 M40 50 l4 6 l4 -6 l4 6 l4 -6"/>',
  ),
  lantern: drawing(
    '<path d="M36 30 H60 L66 40 V76 H30 V40 Z M38 30 V22 H58 V30 M40 22 C40 10 56 10 56 22 M26 84 H70 M30 76 L26 84 M66 76 L70 84"/><path d="M48 48 C42 58 44 66 48 66 C52 66 54 58 48 48 Z"/>',
  ),
  mug: drawing(
    '<path d="M22 30 H64 V70 C64 78 58 82 52 82 H34 C28 82 22 78 22 70 Z"/><path d="M64 40 C82 36 82 64 64 62 M22 44 H64 M34 12 c-4 5 4 7 0 12 M46 12 c-4 5 4 7 0 12"/>',
  ),
  bag: drawing('<path d="M18 38 H78 L72 82 H24 Z"/><path d="M32 38 C32 10 64 10 64 38 M21 58 H75"/>'),
  compass: drawing(
    '<circle cx="48" cy="48" r="34"/><path d="M60 36 L52 52 L36 60 L44 44 Z M48 14 V20 M48 76 V82 M14 48 H20 M76 48 H82"/>',
  ),
  coat: drawing(
    '<path d="M36 14 L18 26 L12 60 L22 62 L26 48 V84 H70 V48 L74 62 L84 60 L78 26 L60 14 L48 26 Z M48 26 V84"/><path d="M42 44 H42.1 M42 56 H42.1 M42 68 H42.1 M56 58 H66 M30 58 H38"/>',
  ),
  anchor: drawing(
    '<circle cx="48" cy="18" r="8"/><path d="M48 26 V82 M34 38 H62 M16 58 C16 76 32 82 48 82 C64 82 80 76 80 58 M16 58 L10 66 M16 58 L24 64 M80 58 L86 66 M80 58 L72 64"/>',
  ),
} as const;

export type ArtName = keyof typeof ART;
