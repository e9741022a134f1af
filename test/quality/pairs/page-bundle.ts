import { join } from "node:path";

/** Bundles the page code: snapshots, eligibility and visibility are the product's own. Throws when it does not build. */
export const bundlePageCode = async (): Promise<string> => {
  const built = await Bun.build({
    entrypoints: [join(import.meta.dirname, "page/main.ts")],
    target: "browser",
    format: "iife",
    minify: true,
  });
  const [script] = built.outputs;
  if (!built.success || !script) throw new Error(`page code does not build: ${built.logs.join("\n")}`);
  return script.text();
};
