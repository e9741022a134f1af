import { UserError } from "#core/model/failure";
import { formatPlace } from "#core/model/place";
import type { Complaint, RawRequirement, Requirement } from "#core/model/requirement";
import { planRequirement } from "#core/plan/plan-requirement";
import type { World } from "#core/plan/variables";
import type { RequirementSource } from "#core/ports/requirement-source";

/** One file with its requirement planned for every data row. */
export interface PlannedFile {
  readonly file: string;
  /** Absent when the file could not be read as one. */
  readonly raw?: RawRequirement;
  /** One for each data row that has nothing wrong in it. */
  readonly requirements: readonly Requirement[];
  /** Each complaint once, in the order of the file. */
  readonly complaints: readonly Complaint[];
}

export interface PlanningNeeds {
  readonly source: RequirementSource;
  readonly world: World;
}

const sameComplaint = (one: Complaint): string => `${formatPlace(one.place)} ${one.code} ${one.message}`;

/** In the order of the file; the same sentence of several data rows is wrong once. */
export const inOrder = (complaints: readonly Complaint[]): readonly Complaint[] => {
  const once = new Map(complaints.map((one) => [sameComplaint(one), one]));
  return [...once.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
};

const planFile = async ({ source, world }: PlanningNeeds, file: string): Promise<PlannedFile> => {
  const { requirement: raw, complaints } = await source.read(file);
  if (!raw) return { file, requirements: [], complaints: inOrder(complaints) };
  const rows = raw.rows.length > 0 ? raw.rows : [null];
  const plans = rows.map((row) => planRequirement(raw, row, world));
  const empty = complaints.some(({ code }) => code === "no-steps");
  const planned = plans.flatMap((plan) => plan.complaints).filter(({ code }) => !(empty && code === "no-steps"));
  return {
    file,
    raw,
    requirements: plans.flatMap(({ requirement }) => requirement ?? []),
    complaints: inOrder([...complaints, ...planned]),
  };
};

/**
 * Finds, reads and plans all requirement files under the paths; without paths those under the folder of work.
 * Throws UserError when a path does not exist or nothing is found.
 */
export const planFiles = async (needs: PlanningNeeds, paths: readonly string[]): Promise<readonly PlannedFile[]> => {
  const files = await needs.source.find(paths.length > 0 ? paths : ["."]);
  return Promise.all(files.map((file) => planFile(needs, file)));
};

/**
 * Only the files whose requirement's id or title holds the text, without regard to case, and those that cannot be read at all.
 * Throws UserError when that leaves nothing.
 */
export const selectFiles = (planned: readonly PlannedFile[], grep: string | undefined): readonly PlannedFile[] => {
  if (grep === undefined) return planned;
  const wanted = grep.toLowerCase();
  const selected = planned.filter(({ raw }) => !raw || `${raw.id}\n${raw.title}`.toLowerCase().includes(wanted));
  if (selected.length > 0) return selected;
  throw new UserError(`nothing matches --grep ${JSON.stringify(grep)}`, {
    hint: `${planned.length} requirement files were read; pacts run without -g runs them all`,
    code: "nothing-selected",
  });
};

/** Two requirements of one id would write over each other's history. */
export const duplicateIds = (planned: readonly PlannedFile[]): readonly Complaint[] => {
  const seen = new Map<string, string>();
  return planned.flatMap(({ raw }): readonly Complaint[] => {
    if (!raw) return [];
    const first = seen.get(raw.id);
    if (first === undefined) {
      seen.set(raw.id, raw.place.file);
      return [];
    }
    return [
      {
        severity: "error",
        code: "duplicate-id",
        message: `the id "${raw.id}" is used by ${first} too`,
        hint: "give each requirement an id of its own",
        place: raw.place,
      },
    ];
  });
};
