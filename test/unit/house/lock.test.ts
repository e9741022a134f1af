import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const root = join(import.meta.dirname, "../../..");
const read = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));
const packages: Readonly<Record<string, Locked>> = read("package-lock.json").packages;

/** A registry that lacks a package of another platform makes `npm install` leave it out of the lock; `npm ci` then refuses the lock everywhere. */
test("the lock names the packages of every platform", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test("the lock agrees with package.json and names no registry", () => {
  const { dependencies, devDependencies } = read("package.json");
  expect(packages[""]).toMatchObject({ dependencies, devDependencies });
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
