/** Compiles the program to the one file dist/pacts. `--if-stale` does nothing when it is newer than every source. */
import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BunPlugin } from "bun";
import { writePageScript } from "./page-script";

const root = join(import.meta.dir, "..");
const outfile = join(root, "dist/pacts");
const sources = ["{core,adapters,cmd,tui,migrations,scripts}/**/*.{ts,tsx,sql}", "package.json", "package-lock.json"];

/** Playwright looks for two of its files beside itself; in a single binary they must be part of the bundle. */
function playwrightFiles(onReplaced: (count: number) => void): BunPlugin {
  const wanted = /require\([\w$]+\.default\.join\(packageRoot, "(package|browsers)\.json"\)\)/g;
  return {
    name: "playwright-files",
    setup(build) {
      build.onLoad({ filter: /playwright-core[\\/]lib[\\/]coreBundle\.js$/ }, async ({ path }) => {
        let count = 0;
        const contents = (await Bun.file(path).text()).replace(wanted, (_, name: string) => {
          count += 1;
          return `require("../${name}.json")`;
        });
        onReplaced(count);
        return { contents, loader: "js" };
      });
    },
  };
}

/** Ink's bridge to the React developer tools imports a package that is not installed. */
const inkWithoutDevtools: BunPlugin = {
  name: "ink-without-devtools",
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: "", loader: "js" }));
  },
};

function isFresh(): boolean {
  if (!existsSync(outfile)) return false;
  const built = statSync(outfile).mtimeMs;
  return sources.every((pattern) =>
    globSync(pattern, { cwd: root }).every((file) => statSync(join(root, file)).mtimeMs < built),
  );
}

async function build(): Promise<void> {
  let replaced = 0;
  // In a folder of its own first: whoever runs dist/pacts meanwhile keeps a whole program. The maps written beside it are
  // not needed, the binary carries them too.
  const folder = join(root, `dist/.build-${process.pid}`);
  const fresh = join(folder, "pacts");
  mkdirSync(folder, { recursive: true });
  await Bun.build({
    entrypoints: [join(root, "cmd/main.ts")],
    target: "bun",
    format: "esm",
    splitting: true,
    minify: true,
    bytecode: true,
    sourcemap: "linked",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [
      playwrightFiles((count) => {
        replaced += count;
      }),
      inkWithoutDevtools,
    ],
    // Without these two the program would run the bunfig.toml and read the .env of any folder it is started in.
    compile: { outfile: fresh, autoloadDotenv: false, autoloadBunfig: false },
  });
  if (replaced !== 2 && existsSync(join(root, "adapters/playwright/browser.ts"))) {
    throw new Error(`playwright-core has changed: ${replaced} of its 2 file look-ups were found; see scripts/build.ts`);
  }
  renameSync(fresh, outfile);
  rmSync(folder, { recursive: true });
}

await writePageScript();
if (!process.argv.includes("--if-stale") || !isFresh()) {
  const started = performance.now();
  await build();
  const megabytes = statSync(outfile).size / 1e6;
  process.stderr.write(
    `built dist/pacts: ${megabytes.toFixed(0)} MB in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
