import { join } from "node:path";

/** Bundles the page code as one script that defines `createNames` in the page. */
export const bundleNames = async (): Promise<string> => {
  const built = await Bun.build({
    entrypoints: [join(import.meta.dirname, "accessible-name-page.ts")],
    target: "browser",
    format: "iife",
    minify: true,
  });
  const script = built.outputs[0];
  if (!built.success || !script) throw new Error(`page code does not build: ${built.logs.join("\n")}`);
  return script.text();
};
