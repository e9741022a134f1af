import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge, story } from "../site/changed/steps/judge";
import type { ChangedPage, Face } from "../site/changed/steps/page";
import { changedPages } from "../site/changed/steps/pages";
import { openStage, type Outcome, type Stage } from "../site/changed/steps/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const runOn = async (page: ChangedPage, face: Face): Promise<Outcome> => {
  const path = `/changed/${page.name}`;
  stage.show(path, face);
  return stage.run({ id: page.name, path, steps: page.steps }, 45_000);
};

const lastValue = ({ touches }: Outcome): string | undefined =>
  touches.filter(({ type }) => type === "input").at(-1)?.value;

const presses = ({ touches }: Outcome): number => touches.filter(({ type }) => type === "mousedown").length;

/** The changed page: the right thing, or nothing and a reason. */
const expectSafe = (page: ChangedPage, seen: Outcome): void => {
  const { truth } = page.after;
  const { wrong, touched } = judge(seen, truth);
  const tale = `${page.note}\n${story(seen)}`;
  expect(wrong, tale).toEqual([]);
  if (truth.length < page.before.truth.length) expect(seen.exitCode, `passed: ${tale}`).toBe(1);
  else if (seen.exitCode === 0) expect(touched, `passed without acting: ${tale}`).toBe(truth.length);
  if (page.after.presses !== undefined) expect(presses(seen), tale).toBeLessThanOrEqual(page.after.presses);
  if (page.must === "act") expect(seen.exitCode, `refused: ${tale}`).toBe(0);
  if (page.value !== undefined && seen.exitCode === 0) expect(lastValue(seen), tale).toBe(page.value);
};

describe("pages that change", () => {
  for (const page of changedPages) {
    it(`${page.name}: ${page.note}`, { timeout: 120_000 }, async () => {
      for (const memory of ["cold", "warm"]) {
        const seen = await runOn(page, page.before);
        expect(judge(seen, page.before.truth).wrong, `${memory}: ${story(seen)}`).toEqual([]);
        expect(presses(seen), `${memory}: ${story(seen)}`).toBeLessThanOrEqual(page.before.presses ?? Infinity);
        expect(seen.exitCode, `${memory}: ${story(seen)}`).toBe(0);
        expect(judge(seen, page.before.truth).touched, `${memory}: ${story(seen)}`).toBe(page.before.truth.length);
      }
      for (let time = 0; time < (page.times ?? 1); time++) expectSafe(page, await runOn(page, page.after));
    });
  }
});
