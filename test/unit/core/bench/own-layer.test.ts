import { expect, it } from "vitest";
import { createOwnLayer } from "#core/bench/own-layer";
import { createFakeLayer } from "../../../fakes/stores";
import { sampleEntry as entry } from "../../../contract/samples";

it("takes out exactly what was written through it, entries and lists", async () => {
  const real = createFakeLayer("redis");
  await real.putMany([entry("theirs")]);
  await real.remember("their requirement", ["theirs"]);
  const own = createOwnLayer(real);
  await own.layer.putMany([entry("a"), entry("b")]);
  await own.layer.remember("mine", ["a", "b"]);
  await own.layer.getMany(["theirs"]);
  expect(own.keys()).toEqual(["a", "b"]);

  await own.empty();
  expect([...real.entries.keys()]).toEqual(["theirs"]);
  expect(real.lists).toEqual(
    new Map([
      ["their requirement", ["theirs"]],
      ["mine", []],
    ]),
  );
  expect(own.keys()).toEqual([]);

  await own.layer.putMany([entry("c")]);
  await own.empty();
  expect([...real.entries.keys()]).toEqual(["theirs"]);
});

it("waits for writes that nobody waited for before it empties", async () => {
  const real = createFakeLayer("redis");
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const own = createOwnLayer({
    ...real,
    putMany: async (entries) => {
      await late;
      await real.putMany(entries);
    },
  });
  void own.layer.putMany([entry("a")]);
  const emptied = own.empty();
  arrive();
  await emptied;
  expect([...real.entries.keys()]).toEqual([]);
});

it("knows a write that failed on its way back, and tries again what could not be taken out", async () => {
  const real = createFakeLayer("redis");
  let down = true;
  const own = createOwnLayer({
    ...real,
    putMany: async (entries) => {
      await real.putMany(entries);
      throw new Error("no answer");
    },
    remove: async (keys) => {
      if (down) throw new Error("no answer");
      await real.remove(keys);
    },
  });
  await expect(own.layer.putMany([entry("a")])).rejects.toThrow("no answer");
  await expect(own.empty()).rejects.toThrow("no answer");
  down = false;
  await own.empty();
  expect([...real.entries.keys()]).toEqual([]);
});

it("counts what runs took out, each key once, and not what it takes out itself", async () => {
  const own = createOwnLayer(createFakeLayer("sqlite"));
  await own.layer.putMany([entry("a"), entry("b")]);
  await own.layer.remove(["a"]);
  await own.layer.remove(["a"]);
  await own.empty();
  expect(own.takeRemoved()).toBe(1);
  expect(own.takeRemoved()).toBe(0);
});
