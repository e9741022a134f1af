import { existsSync } from "node:fs";
import { join } from "node:path";
import { prepareApplications } from "../../real/application";
import { BINARY, judgeApplications, type Judged, SHARED } from "../../real/oracle";

/** What became of the applications' next versions, with the memory of the one before; or why nobody looked. */
export const measureApplications = (filters: readonly string[]): readonly Judged[] | string => {
  const apps = prepareApplications(join(SHARED, "apps"));
  if (apps === undefined) return "skipped: no applications on this machine";
  if (!existsSync(BINARY)) return "skipped: dist/pacts is missing: npm run build";
  const rows = judgeApplications(apps, filters, { quiet: true });
  return rows === undefined ? "skipped: nothing to watch the applications with" : rows;
};

/** As a person reads it. */
export const applicationsText = (rows: readonly Judged[] | string): string => {
  const title = "── the applications' next versions, remembered on the one before ─────────────────────";
  if (typeof rows === "string") return `${title}\n  ${rows}\n`;
  const upgrades = rows.filter(({ phase }) => phase === "upgrade");
  const sum = (of: (row: Judged) => number): number => upgrades.reduce((all, row) => all + of(row), 0);
  const [right, steps] = [sum((row) => row.right), sum((row) => row.steps)];
  return [
    title,
    `  steps whose element still exists: ${right} of ${steps} right (${steps > 0 ? Math.round((right / steps) * 100) : 0} %)`,
    `  wrong actions: ${sum((row) => row.wrong.length)}, heals: ${sum((row) => row.heals)}`,
    ...upgrades.map(
      ({ scenario, ver, right: own, steps: all, wrong, heals, missing }) =>
        `  ${scenario.padEnd(24)} ${ver.padEnd(18)} ${own}/${all} right, ${wrong.length} wrong, ${heals} heals${missing[0] ? `; first missed: ${missing[0]}` : ""}`,
    ),
    "",
  ].join("\n");
};
