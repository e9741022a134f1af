import { globalOptions } from "./command-options";
import type { CommandSpec, OptionSpec } from "./command-spec";

/** The page of `pacts --help`; lines are broken to the columns of a terminal. */
export function generalHelp(commands: readonly CommandSpec[], version: string, columns = Infinity): string {
  const rows = commands.map((command): readonly [string, string] => [
    command.usage,
    command.alias ? `${command.description} (also: ${command.alias})` : command.description,
  ]);
  return [
    `pacts ${version}: browser tests a person can read`,
    "",
    "Usage: pacts <command> [options]",
    "",
    ...table(rows, columns),
    "",
    ...table(globalOptions.map(optionRow), columns),
    "",
    "Start with: pacts demo",
    "",
  ].join("\n");
}

/** The page of `pacts <command> --help`, like `generalHelp`. */
export function commandHelp(command: CommandSpec, columns = Infinity): string {
  const options = command.options.map(optionRow);
  return [
    ...broken(command.description, columns),
    "",
    `Usage: pacts ${command.usage}${options.length > 0 ? " [options]" : ""}`,
    ...(options.length > 0 ? ["", ...table(options, columns)] : []),
    ...(command.notes ? ["", ...command.notes.flatMap((note) => broken(note, columns))] : []),
    "",
  ].join("\n");
}

function optionRow([spelling, description, repeatable]: OptionSpec): readonly [string, string] {
  return [
    spelling.startsWith("--") ? `    ${spelling}` : spelling,
    repeatable ? `${description} (repeatable)` : description,
  ];
}

function table(rows: readonly (readonly [string, string])[], columns: number): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = " ".repeat(width + 4);
  return rows.flatMap(([left, right]) => {
    const [first = "", ...more] = broken(right, columns - indent.length);
    return [`  ${left.padEnd(width)}  ${first}`, ...more.map((line) => `${indent}${line}`)];
  });
}

/** Lines of at most so many characters, broken between words; those of a line that is indented stay indented. */
function broken(text: string, columns: number): readonly string[] {
  const indent = " ".repeat(text.length - text.trimStart().length);
  const lines: string[] = [];
  let line = indent;
  for (const word of text.trim().split(" ")) {
    const longer = line.trim() === "" ? `${indent}${word}` : `${line} ${word}`;
    if (longer.length > columns && line.trim() !== "") {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}
