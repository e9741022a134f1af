import { UserError } from "#core/model/failure";
import { formatPlace } from "#core/model/place";
import type { Complaint, RawRequirement } from "#core/model/requirement";
import { planRequirement, type Planned } from "#core/plan/plan-requirement";
import type { World } from "#core/plan/variables";
import type { RequirementSource } from "#core/ports/requirement-source";

/** Where a command writes: data to `out`, words for people to `err`, a line at a time. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  readonly isTty: boolean;
}

/** What the planning commands take from the command line. */
export interface PlanningOptions {
  /** `name=value` pairs of `-e`. */
  readonly var?: string | readonly string[];
  readonly baseUrl?: string;
}

const pairOf = (text: string): readonly [string, string] => {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UserError(`"${text}" is no variable`, { code: "bad-variable", hint: "write -e name=value" });
};

/** The world that templates are filled from: flags, environment, now. Throws UserError for a flag without `=`. */
export const worldOf = (options: PlanningOptions): World => {
  const written = options.var === undefined ? [] : typeof options.var === "string" ? [options.var] : options.var;
  return {
    variables: Object.fromEntries(written.map((pair) => pairOf(String(pair)))),
    env: process.env,
    nowMs: Date.now(),
    newId: () => crypto.randomUUID(),
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
  };
};

/** One file with its requirement planned for every data row. */
export interface PlannedFile {
  readonly file: string;
  readonly raw?: RawRequirement;
  readonly plans: readonly Planned[];
  /** Each complaint once, in the order of the file. */
  readonly complaints: readonly Complaint[];
}

const sameComplaint = (one: Complaint): string => `${formatPlace(one.place)} ${one.code} ${one.message}`;

const inOrder = (complaints: readonly Complaint[]): readonly Complaint[] => {
  const once = new Map(complaints.map((one) => [sameComplaint(one), one]));
  return [...once.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
};

const planFile = async (source: RequirementSource, file: string, world: World): Promise<PlannedFile> => {
  const { requirement: raw, complaints } = await source.read(file);
  if (!raw) return { file, plans: [], complaints: inOrder(complaints) };
  const rows = raw.rows.length > 0 ? raw.rows : [null];
  const plans = rows.map((row) => planRequirement(raw, row, world));
  const empty = complaints.some(({ code }) => code === "no-steps");
  const planned = plans.flatMap((plan) => plan.complaints).filter(({ code }) => !(empty && code === "no-steps"));
  return { file, raw, plans, complaints: inOrder([...complaints, ...planned]) };
};

/** Finds, reads and plans all requirement files under the paths. Throws UserError when a path does not exist or nothing is found. */
export const planFiles = async (
  source: RequirementSource,
  paths: readonly string[],
  world: World,
): Promise<readonly PlannedFile[]> => {
  const planned: PlannedFile[] = [];
  for (const file of await source.find(paths)) planned.push(await planFile(source, file, world));
  return planned;
};

/** Takes control characters out of a text that goes to a terminal or into a table cell. */
export const printable = (text: string): string => {
  let clean = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029;
    const direction =
      (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x200e || code === 0x200f;
    clean += control || direction ? " " : character;
  }
  return clean;
};

/** `file:line:column: error code: message`, and the hint on a line of its own. */
export const complaintLines = (complaint: Complaint): readonly string[] => {
  const { severity, code, message, hint, place } = complaint;
  const line = printable(`${formatPlace(place)}: ${severity} ${code}: ${message}`);
  return hint === undefined ? [line] : [line, `    ${printable(hint)}`];
};

export const isError = (complaint: Complaint): boolean => complaint.severity === "error";
