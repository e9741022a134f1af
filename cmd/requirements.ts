import { UserError } from "#core/model/failure";
import type { Complaint, RawRequirement, Requirement } from "#core/model/requirement";
import { planRequirement } from "#core/plan/plan-requirement";
import type { World } from "#core/plan/variables";
import type { RequirementSource } from "#core/ports/requirement-source";

/** All requirements of some files, planned for every data row, and all that is wrong in them. */
export interface Selection {
  readonly requirements: readonly Requirement[];
  readonly complaints: readonly Complaint[];
}

export interface SelectionNeeds {
  readonly source: RequirementSource;
  readonly world: World;
  /** Only requirements whose id or title holds the text, without regard to case. */
  readonly grep?: string;
}

const isMeant = ({ id, title }: RawRequirement, grep: string | undefined): boolean =>
  grep === undefined || `${id}\n${title}`.toLowerCase().includes(grep.toLowerCase());

const plan = (raw: RawRequirement, world: World): Selection => {
  const rows = raw.rows.length > 0 ? raw.rows : [null];
  const planned = rows.map((row) => planRequirement(raw, row, world));
  return {
    requirements: planned.flatMap(({ requirement }) => requirement ?? []),
    complaints: planned.flatMap(({ complaints }) => complaints),
  };
};

const keyOf = ({ code, message, place }: Complaint): string => JSON.stringify([code, message, place]);

/** Reads and plans. Throws UserError when a path does not exist, nothing is found, or nothing is selected. */
export const selectRequirements = async (paths: readonly string[], needs: SelectionNeeds): Promise<Selection> => {
  const files = await needs.source.find(paths.length > 0 ? paths : ["."]);
  const readings = await Promise.all(files.map((file) => needs.source.read(file)));
  const raws = readings.flatMap(({ requirement }) => requirement ?? []).filter((raw) => isMeant(raw, needs.grep));
  const planned = raws.map((raw) => plan(raw, needs.world));
  const all = [...readings, ...planned].flatMap(({ complaints }) => complaints);
  // The same sentence of several data rows is wrong once.
  const complaints = [...new Map(all.map((complaint) => [keyOf(complaint), complaint])).values()];
  if (raws.length === 0 && complaints.length === 0) {
    throw new UserError(`nothing matches --grep ${JSON.stringify(needs.grep ?? "")}`, {
      hint: `${files.length} requirement files were read; pacts run without -g runs them all`,
      code: "nothing-selected",
    });
  }
  return { requirements: planned.flatMap(({ requirements }) => requirements), complaints };
};
