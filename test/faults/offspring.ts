import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Place } from "../e2e/program";

/** Processes that carry this place's data folder in their environment: all that a call started, however far down. */
export const offspring = (place: Place): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`PACTS_DATA_DIR=${place.folder}/data`);
      } catch {
        return false;
      }
    })
    .map(Number);

/** Resolves when none is left; a browser that was told to end needs a moment. */
export const gone = async (place: Place): Promise<void> => {
  for (let left = 100; left > 0 && offspring(place).length > 0; left -= 1) await Bun.sleep(20);
  expect(offspring(place)).toEqual([]);
};
