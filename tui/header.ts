import { duration } from "#core/model/duration";
import { ends, flow, type Line, line, span, widthOfLine } from "./line";
import { queuedIn, type View } from "./view";

const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
};

const BAR = 10;

const bar = (done: number, all: number): string => {
  const full = all === 0 ? 0 : Math.floor((done / all) * BAR);
  return `${done}/${all} ${"▓".repeat(full)}${"░".repeat(BAR - full)}`;
};

const countPieces = (view: View): readonly Line[] => {
  const { passed, healed, partial, failed } = view.counts;
  const queued = queuedIn(view);
  return [
    line(`✓ ${passed} passed`, "good"),
    ...(healed > 0 ? [line(`✚ ${healed} healed`, "warn")] : []),
    ...(partial > 0 ? [line(`◐ ${partial} partial`, "warn")] : []),
    line(`✗ ${failed} failed`, failed > 0 ? "bad" : "plain"),
    ...(view.open.length > 0 ? [line(`◐ ${view.open.length} running`, "info")] : []),
    ...(queued > 0 ? [line(view.end ? `○ ${queued} not started` : `○ ${queued} queued`, "dim")] : []),
  ];
};

/** What runs, for how long, and how far it is. */
export const headerLines = (view: View, elapsedMs: number, width: number): readonly Line[] => {
  const { start, end, counts } = view;
  if (!start) return [line(" pacts  starting", "dim")];
  const workers = start.workers === 1 ? "" : `  ${start.workers} workers`;
  const title = [span(` pacts ${start.command}`, "strong"), span(`  ${start.runs} to run${workers}`, "dim")];
  const time = end ? duration(end.ms) : clock(elapsedMs);
  const done = counts.passed + counts.partial + counts.failed;
  const pieces = countPieces(view);
  const progress = line(bar(done, start.runs));
  const flowing = flow(pieces, width);
  const [only] = flowing;
  const together = flowing.length === 1 && only && widthOfLine(only) + widthOfLine(progress) < width;
  const last = together ? [ends(only, progress, width)] : [...flowing, ...flow([progress], width)];
  return [ends(title, line(time), width), ...last];
};
