import { writeFileSync } from "node:fs";
import type { Weights } from "./fit";

const rounded = (value: number | undefined): number => Math.round((value ?? 0) * 1e4) / 1e4;

/** Writes the weights of the pieces of evidence, by name, and the bias, as the program reads them. */
export const writeModel = (file: string, names: readonly string[], weights: Weights): void => {
  const model = {
    bias: rounded(weights.at(-1)),
    weights: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at])])),
  };
  writeFileSync(file, `${JSON.stringify(model, undefined, 2)}\n`);
  console.log(`written: ${file}`);
};
