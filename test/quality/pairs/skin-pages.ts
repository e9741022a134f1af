import type { Random } from "./random";
import { bootstrap5 } from "./skins/bootstrap-new";
import { bootstrap3 } from "./skins/bootstrap-old";
import { bulma } from "./skins/bulma";
import type { Content } from "./skins/content";
import { LEISURE_CONTENTS } from "./skins/contents-leisure";
import { PUBLIC_CONTENTS } from "./skins/contents-public";
import { WORK_CONTENTS } from "./skins/contents-work";
import { drawPage } from "./skins/draw-page";
import { fomantic } from "./skins/fomantic";
import { government } from "./skins/government";
import { hashed } from "./skins/hashed";
import type { Skin } from "./skins/skin";
import { tables } from "./skins/tables";
import { webforms } from "./skins/webforms";

const SKINS: readonly Skin[] = [tables, webforms, bootstrap3, fomantic, bulma, government, bootstrap5, hashed];

/** The same page built in two ways, one with the old and one with the new wording. */
export interface SkinnedPage {
  readonly site: string;
  readonly page: string;
  readonly how: readonly string[];
  readonly oldHtml: string;
  readonly newHtml: string;
}

const ALTERNATIVES = /([^:;,|]*)\|([^:;,|]*)/g;

/** About `share` of the texts get their new wording, the others stay. */
const reworded = (content: Content, share: number, random: Random): Content =>
  JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    typeof value === "string"
      ? value.replaceAll(ALTERNATIVES, (both, before: string) => (random.chance(share) ? both : before))
      : value,
  ) as Content;

const WORDINGS: readonly [number, ...number[]] = [0, 0, 0.15, 0.3, 0.3, 0.6, 1];

/** `rounds` redesigns of every content: another skin with or without other words, or the same skin with other words. */
export const skinnedPages = (rounds: number, random: Random): readonly SkinnedPage[] =>
  [...WORK_CONTENTS, ...PUBLIC_CONTENTS, ...LEISURE_CONTENTS].flatMap((content) =>
    Array.from({ length: rounds }, (_, round) => {
      const from = SKINS[random.below(SKINS.length)] ?? bootstrap3;
      const to = random.chance(0.25) ? from : (SKINS[random.below(SKINS.length)] ?? bootstrap5);
      const share = random.pick(WORDINGS);
      const said = reworded(content, share, random);
      return {
        site: content.site,
        page: `${from.name}-${to.name}.${round}`,
        how: [`skin ${from.name} to ${to.name}`, `${share * 100} % other words`],
        oldHtml: drawPage(said, from, "old", random),
        newHtml: drawPage(said, to, "new", random),
      };
    }),
  );
