import { globalOptions } from "./command-options";
import type { CommandSpec, OptionSpec } from "./command-spec";

/** The page of `pacts --help`. */
export function generalHelp(commands: readonly CommandSpec[], version: string): string {
  const rows = commands.map((command): readonly [string, string] => [
    command.usage,
    command.alias ? `${command.description} (also: ${command.alias})` : command.description,
  ]);
  return [
    `pacts ${version}: browser tests a person can read`,
    "",
    "Usage: pacts <command> [options]",
    "",
    ...table(rows),
    "",
    ...table(globalOptions.map(optionRow)),
    "",
    "Start with: pacts demo",
    "",
  ].join("\n");
}

/** The page of `pacts <command> --help`. */
export function commandHelp(command: CommandSpec): string {
  const options = command.options.map(optionRow);
  return [
    command.description,
    "",
    `Usage: pacts ${command.usage}${options.length > 0 ? " [options]" : ""}`,
    ...(options.length > 0 ? ["", ...table(options)] : []),
    ...(command.notes ? ["", ...command.notes] : []),
    "",
  ].join("\n");
}

function optionRow([spelling, description, repeatable]: OptionSpec): readonly [string, string] {
  return [
    spelling.startsWith("--") ? `    ${spelling}` : spelling,
    repeatable ? `${description} (repeatable)` : description,
  ];
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
