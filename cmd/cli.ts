import { type CAC, type Command, cac } from "cac";
import { UserError } from "#core/model/failure";
import { globalOptions } from "./command-options";
import type { CommandSpec } from "./command-spec";
import { commands } from "./commands";
import type { Flags } from "./flags";
import { commandHelp, generalHelp } from "./help";
import type { Io } from "./io";
import { suggest } from "./suggest";
import { tellTrouble } from "./trouble";

/** Runs one command line (without the program's name) and answers the exit code; every error has been told. */
export async function runCli(args: readonly string[], version: string, io: Io): Promise<number> {
  try {
    return await dispatch(args, version, io);
  } catch (error) {
    return tellTrouble(error, io);
  }
}

/** `help` and `help run` are `--help` and `run --help`. Throws UserError for help with what is no command. */
function asHelpFlag(args: readonly string[]): readonly string[] {
  const [first, command] = args;
  if (first !== "help") return args;
  if (command === undefined || command.startsWith("-")) return ["--help"];
  if (!commands.some((spec) => nameOf(spec) === command || spec.alias === command)) throw unknownCommand(command);
  return [command, "--help"];
}

async function dispatch(given: readonly string[], version: string, io: Io): Promise<number> {
  const args = asHelpFlag(given);
  const cli = register();
  cli.parse(["", "pacts", ...withNegatives(args).map(asCacReads)], { run: false });
  const spec = commands.find((known) => nameOf(known) === cli.matchedCommand?.name);
  if (cli.options.help || args.length === 0) {
    const columns = io.isTty ? io.columns : Infinity;
    io.out(spec ? commandHelp(spec, columns) : generalHelp(commands, version, columns));
    return 0;
  }
  if (cli.options.version && !spec) {
    io.out(`pacts ${version}\n`);
    return 0;
  }
  refuseUnknownOptions(cli);
  if (!spec || !cli.matchedCommand) throw unknownCommand(cli.args[0] ?? "");
  const positional = [...cli.args, ...afterDashes(cli)].map(String);
  refuseWrongArguments(spec, cli.matchedCommand, positional);
  return spec.run(positional, flagsOf(cli, args), io);
}

function register(): CAC {
  const cli = cac("pacts");
  for (const [spelling, description] of globalOptions) cli.option(spelling, description);
  for (const spec of commands) {
    const command = cli.command(spec.usage, spec.description);
    if (spec.alias) command.alias(spec.alias);
    for (const [spelling, description, repeatable] of spec.options) {
      command.option(spelling, description, repeatable ? { type: [String] } : {});
    }
  }
  return cli;
}

/** Switches of several words: cac knows them only in camel case, and would take the next word for their value. */
const switches = new Set(
  [...globalOptions, ...commands.flatMap(({ options }) => options)]
    .map(([spelling]) => spelling)
    .filter((spelling) => /^--(?!no-)[a-z]+(-[a-z]+)+$/.test(spelling)),
);

/** Flags that want a value, in each spelling. */
const valued = new Set(
  commands
    .flatMap(({ options }) => options)
    .filter(([spelling]) => spelling.includes("<"))
    .flatMap(([spelling]) => spelling.split(/, | /).filter((part) => part.startsWith("-"))),
);

/** `--keep -1d` is a value that is wrong, not the flags -1 and -d. */
const withNegatives = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf("--");
  return args.flatMap((arg, at) => {
    const isBeforeEnd = end < 0 || at < end;
    const isValue = (index: number): boolean =>
      /^-\d/.test(args[index] ?? "") && valued.has(args[index - 1] ?? "") && isBeforeEnd;
    if (isValue(at)) return [];
    return isValue(at + 1) ? [`${arg}=${args[at + 1]}`] : [arg];
  });
};

const asCacReads = (arg: string): string =>
  switches.has(arg) ? arg.replace(/(?<=[a-z])-[a-z]/g, (letter) => letter.slice(1).toUpperCase()) : arg;

const nameOf = (spec: CommandSpec): string => spec.usage.split(" ")[0] ?? "";

const afterDashes = (cli: CAC): readonly string[] => (cli.options["--"] as readonly string[] | undefined) ?? [];

function refuseUnknownOptions(cli: CAC): void {
  const known = [...cli.globalCommand.options, ...(cli.matchedCommand?.options ?? [])];
  for (const name of Object.keys(cli.options)) {
    if (name === "--" || known.some((option) => option.names.includes(name))) continue;
    const long = known.map((option) => dashed(option.name));
    // Before a known command is found, a flag of any command is not the mistake.
    if (!cli.matchedCommand && cli.args.length > 0) continue;
    const meant = suggest(dashed(name), long);
    throw new UserError(`unknown option ${dashed(name)}`, {
      hint: meant
        ? `did you mean ${meant}?`
        : `${["pacts", cli.matchedCommand?.name].filter(Boolean).join(" ")} --help lists them`,
    });
  }
}

/** `stepTimeout` -> `--step-timeout`, `x` -> `-x`. */
function dashed(name: string): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return kebab.length === 1 ? `-${kebab}` : `--${kebab}`;
}

function unknownCommand(word: string): UserError {
  if (word === "") return new UserError("which command?", { hint: "pacts --help lists them" });
  const names = ["help", ...commands.flatMap((spec) => [nameOf(spec), ...(spec.alias ? [spec.alias] : [])])];
  const meant = suggest(word, names);
  if (meant) return new UserError(`unknown command ${word}`, { hint: `did you mean pacts ${meant}?` });
  const file = word.includes("/") || word.includes(".");
  return new UserError(`unknown command ${word}`, {
    hint: file ? `to run a file: pacts run ${word}` : "pacts --help lists the commands",
  });
}

function refuseWrongArguments(spec: CommandSpec, command: Command, args: readonly string[]): void {
  command.checkOptionValue();
  const usage = `usage: pacts ${spec.usage}`;
  const required = command.args.filter((arg) => arg.required);
  const [verb] = args;
  const verbs = spec.verbs;
  if (verbs && (verb === undefined || !verbs.includes(verb))) {
    const meant = verb === undefined ? undefined : suggest(verb, verbs);
    throw new UserError(verb === undefined ? `${nameOf(spec)} what?` : `unknown command ${nameOf(spec)} ${verb}`, {
      hint: meant ? `did you mean pacts ${nameOf(spec)} ${meant}?` : `one of: ${verbs.join(", ")}`,
    });
  }
  if (args.length < required.length) throw new UserError(`${required[args.length]?.value} is missing`, { hint: usage });
  if (!command.args.some((arg) => arg.variadic) && args.length > command.args.length) {
    throw new UserError(`unexpected argument ${args[command.args.length]}`, { hint: usage });
  }
}

/** cac turns what looks like a number into one; the text as typed is put back (`-g 007` is not 7). */
function flagsOf(cli: CAC, args: readonly string[]): Flags {
  const typed = args.flatMap((arg) => [arg, arg.slice(arg.indexOf("=") + 1)]);
  const asTyped = (value: unknown): string | boolean =>
    typeof value === "boolean"
      ? value
      : typeof value === "number"
        ? (typed.find((text) => text !== "" && Number(text) === value) ?? String(value))
        : String(value);
  const flags: Record<string, string | boolean | readonly string[]> = {};
  for (const option of [...cli.globalCommand.options, ...(cli.matchedCommand?.options ?? [])]) {
    const value: unknown = cli.options[option.name];
    if (value === undefined) continue;
    if (Array.isArray(option.config.type)) flags[option.name] = [value].flat().map(String);
    else flags[option.name] = asTyped([value].flat().at(-1));
  }
  return Object.freeze(flags);
}
