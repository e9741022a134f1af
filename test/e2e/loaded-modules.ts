// Preloaded into the program (bun --preload): writes the files it had loaded when it ended, a line each.
import { writeFileSync } from "node:fs";

const { PACTS_TEST_MODULES: file } = process.env;
process.on("exit", () => {
  if (file !== undefined) writeFileSync(file, Object.keys(require.cache).join("\n"));
});
