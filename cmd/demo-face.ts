import picocolors from "picocolors";
import type { Colors } from "picocolors/types";
import type { Drifted, HealEnded, RunEvent, StepEnded } from "#core/model/event";
import { printable } from "#core/model/printable";
import { type Column, renderTable, showMs } from "./table";
import { type DemoTally, findMsOf } from "./demo-tally";

const TEXT_WIDTH = 46;

/** How the demo is told to people: pure text from events. */
export interface DemoFace {
  title(url: string): string;
  /** The headline of a run and what is special about it. */
  chapter(number: number, name: string, about: string): string;
  /** The lines an event is worth; empty for most. Events come in order. */
  lines(event: RunEvent): string;
  summary(tallies: readonly DemoTally[]): string;
}

/** What has been told of the step under way. */
interface Told {
  readonly text: string;
  readonly heal?: HealEnded;
  readonly drift?: Drifted;
}

const cut = (text: string): string =>
  (text.length > TEXT_WIDTH ? `${text.slice(0, TEXT_WIDTH - 1)}…` : text).padEnd(TEXT_WIDTH);

const markOf = ({ outcome, healed }: StepEnded, c: Colors): string => {
  if (outcome === "skipped") return c.dim("○");
  if (outcome === "fail") return c.red("✗");
  return healed ? c.yellow("✚") : c.green("✓");
};

/** Why a step was healed: what its address became, or how much of what stands there is new. */
const healLine = ({ original, selector, confidence }: HealEnded, drift: Drifted | undefined): string => {
  if (selector !== original) return `${original}  →  ${selector ?? "?"}  (confidence ${confidence.toFixed(2)})`;
  if (drift === undefined) return `${original}  (confidence ${confidence.toFixed(2)})`;
  const changed = drift.changed.slice(0, 4).join(", ");
  return `${original}  is ${Math.round(drift.score * 100)} % another one now (${changed}); confidence ${confidence.toFixed(2)}`;
};

const stepLines = (end: StepEnded, { text, heal, drift }: Told, c: Colors): string => {
  const figures =
    end.source === null ? "".padEnd(21) : `${end.source.padEnd(10)} ${showMs(findMsOf(end)).padStart(10)}`;
  const lines = [
    ` ${markOf(end, c)} ${String(end.index).padStart(2)}  ${cut(printable(text))} ${figures} ${showMs(end.ms).padStart(9)}`,
  ];
  if (end.healed && heal !== undefined) lines.push(c.yellow(`       healed: ${printable(healLine(heal, drift))}`));
  if (end.error !== undefined) lines.push(c.red(`       ${printable(end.error.message)}`));
  return `${lines.join("\n")}\n`;
};

const sourceColumn = (source: string, head: string): Column<DemoTally> => ({
  head,
  show: ({ sources }) => String(sources.get(source) ?? 0),
  align: "right",
});

const HEADS: Readonly<Record<string, string>> = { run: "this run" };

const columnsFor = (tallies: readonly DemoTally[]): readonly Column<DemoTally>[] => {
  const used = new Set(tallies.flatMap(({ sources }) => [...sources.keys()]));
  return [
    { head: "run", show: ({ name }) => name },
    { head: "steps", show: ({ passed, steps }) => `${passed}/${steps}`, align: "right" },
    { head: "total", show: ({ ms }) => showMs(ms), align: "right" },
    { head: "finding", show: ({ findMs }) => showMs(findMs), align: "right" },
    ...[...used].map((source) => sourceColumn(source, HEADS[source] ?? source)),
    { head: "healed", show: ({ healed }) => String(healed), align: "right" },
    { head: "verdict", show: ({ verdict }) => verdict },
  ];
};

/** The demo's face for a terminal. `color` as everywhere; without a terminal the text stays the same. */
export const createDemoFace = (color: boolean): DemoFace => {
  const c = picocolors.createColors(color);
  let told: Told = { text: "" };
  return {
    title: (url) => `${c.bold("Harbour Goods")}  ${url}\nOne requirement, one shop, three runs.\n`,
    chapter: (number, name, about) => {
      const heading = `${c.bold(`${number}  ${name}`)}  ${about}`;
      const columns = `${" ".repeat(7 + TEXT_WIDTH)}${"source".padEnd(10)} ${"found in".padStart(10)} ${"step".padStart(9)}`;
      return `\n${heading}\n${c.dim(columns)}\n`;
    },
    lines: (event) => {
      if (event.type === "step.start") told = { text: event.text };
      if (event.type === "drift") told = { ...told, drift: event };
      if (event.type === "heal.result" && event.ok) told = { ...told, heal: event };
      if (event.type === "error") return c.red(` ${printable(event.message)}\n`);
      return event.type === "step.end" ? stepLines(event, told, c) : "";
    },
    summary: (tallies) => `\n${renderTable(columnsFor(tallies), tallies, { isTty: true, columns: 120 })}`,
  };
};
