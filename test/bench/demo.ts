import { existsSync } from "node:fs";
import { join } from "node:path";
import { figure, type Section, target } from "./section";

const BINARY = join(import.meta.dirname, "../../dist/pacts");
const LIMIT_S = 10;
const DEADLINE_MS = 60_000;

/** The program's demo from start to exit, once; a plain word where the program is not built. */
export const measureDemo = async (): Promise<Section> => {
  const name = "demo: dist/pacts demo";
  if (!existsSync(BINARY)) return { name, figures: [], targets: [], notes: ["skipped: dist/pacts is not built"] };
  const before = performance.now();
  const child = Bun.spawn([BINARY, "demo"], { stdout: "ignore", stderr: "pipe", timeout: DEADLINE_MS });
  const [code, said] = await Promise.all([child.exited, new Response(child.stderr).text()]);
  const ms = performance.now() - before;
  const notes = code === 0 ? [] : [`it ended with ${code}: ${said.slice(0, 200)}`];
  return {
    name,
    figures: [figure("whole program", [ms])],
    targets: [target("time of the demo", code === 0 ? ms / 1_000 : Number.POSITIVE_INFINITY, LIMIT_S, "s")],
    notes,
  };
};
