import { expect, it } from "vitest";
import type { CacheEntry } from "#core/model/cache";
import { createLookup, LOOKUP_DEADLINE_MS } from "#core/resolve/lookup";
import { createFakeClock } from "../../../fakes/clock";
import { createFakeLayer } from "../../../fakes/stores";

/** Lets everything happen that does not wait for the clock. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};

const askSilent = () => {
  const clock = createFakeClock();
  const told: string[] = [];
  const degrade = (name: string, error: unknown): void => void told.push(`${name}: ${String(error)}`);
  const { promise, resolve } = Promise.withResolvers<ReadonlyMap<string, CacheEntry>>();
  const silent = { ...createFakeLayer("postgres"), getMany: () => promise };
  const asked = createLookup({ layers: [silent], clock, degrade }).getMany(["key"]);
  return { clock, told, asked, answer: () => resolve(new Map()) };
};

it("a layer that is silent for the whole deadline is named, and waited for no longer", async () => {
  const { clock, told, asked } = askSilent();
  for (let passed = 0; passed < LOOKUP_DEADLINE_MS; passed += 5) {
    clock.advance(5);
    await settle();
  }
  expect((await asked).size).toBe(0);
  expect(told).toEqual(["postgres: Error: no answer within 150 ms"]);
});

it("no layer is blamed for the time in which the program itself was kept from running", async () => {
  const { clock, told, asked, answer } = askSilent();
  clock.advance(LOOKUP_DEADLINE_MS * 2);
  await settle();
  expect(told).toEqual([]);
  answer();
  await asked;
  clock.advance(LOOKUP_DEADLINE_MS * 2);
  await settle();
  expect(told).toEqual([]);
});
