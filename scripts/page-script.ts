/**
 * Bundles what runs inside the page (adapters/playwright/page/main.ts) into one string and writes it to
 * adapters/playwright/page-script.gen.ts, which git ignores. A plain module is the one form that the compiled binary,
 * `bun cmd/main.ts` and the tests read alike; so build, check and test each run this first (40 ms).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dir, "..");
const entry = join(root, "adapters/playwright/page/main.ts");
const target = join(root, "adapters/playwright/page-script.gen.ts");

/** Writes the generated module when its text changed; answers the size of the script in bytes. Throws when the page code does not bundle or needs more than a page has. */
export async function writePageScript(): Promise<number> {
  const built = await Bun.build({ entrypoints: [entry], target: "browser", format: "iife", minify: true });
  const [output, ...others] = built.outputs;
  if (!output || others.length > 0) throw new Error(`the page script must be one file, not ${built.outputs.length}`);
  const source = (await output.text()).trimEnd();
  const text = `// Made by scripts/page-script.ts from page/main.ts.\nexport const source = ${JSON.stringify(source)};\n`;
  // An unchanged file keeps its time, so that the binary does not count as stale.
  if (read(target) !== text) writeFileSync(target, text);
  return source.length;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.main) await writePageScript();
