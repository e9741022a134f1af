import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge, story } from "../site/changed/steps/judge";
import type { Asked, DiscoveryPage } from "../site/changed/steps/page";
import { openStage, type Outcome, type Stage } from "../site/changed/steps/stage";
import { discoveryPages } from "../site/discovery/steps/pages";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ask = async (page: DiscoveryPage, { say, truth, untouched, refused }: Asked): Promise<Outcome> => {
  // What is not there is waited for to the end.
  const stepTimeoutMs = truth === null || refused ? 2_500 : 8_000;
  const path = `/discovery/${page.name}`;
  const other = stage.url.replace("127.0.0.1", "localhost");
  const html = page.html.replaceAll("{{other}}", other);
  const routes = page.routes === undefined ? {} : { routes: page.routes };
  stage.show(path, { html, ...routes, truth: truth === null || untouched ? [] : [truth] });
  return stage.run({ id: page.name, path, steps: [say], cache: "off", stepTimeoutMs }, 30_000);
};

const lastValue = ({ touches }: Outcome): string | undefined =>
  touches.filter(({ type }) => type === "input").at(-1)?.value;

const expectRight = (asked: Asked, seen: Outcome): void => {
  const { truth, untouched, value, refused } = asked;
  const tale = story(seen);
  expect(judge(seen, truth === null || untouched ? [] : [truth]).wrong, tale).toEqual([]);
  expect(seen.exitCode, tale).toBe(truth === null || refused ? 1 : 0);
  if (truth !== null && !untouched && !refused) expect(seen.touches.length, tale).toBeGreaterThan(0);
  if (value !== undefined) expect(lastValue(seen), tale).toBe(value);
};

describe("pages seen for the first time", () => {
  for (const page of discoveryPages)
    describe(page.name, () => {
      for (const asked of page.asks) {
        const end = asked.truth === null ? "is refused" : asked.refused ? "is refused at the option" : asked.truth;
        it(`${asked.say} -> ${end}`, async () => expectRight(asked, await ask(page, asked)));
      }
    });
});
