import { requirementJsonSchema } from "#adapters/files/schema";
import { UserError } from "#core/model/failure";
import type { Io } from "./io";
import { suggest } from "./suggest";

const SCHEMAS = { requirement: requirementJsonSchema } satisfies Record<string, () => Record<string, unknown>>;

const isKnown = (name: string): name is keyof typeof SCHEMAS => Object.hasOwn(SCHEMAS, name);

/** `pacts schema`: a JSON Schema on stdout. Answers 0; throws UserError when there is none of that name. */
export const schemaCommand = async (name: string, io: Pick<Io, "out">): Promise<number> => {
  if (!isKnown(name)) {
    const names = Object.keys(SCHEMAS);
    const meant = suggest(name, names);
    throw new UserError(`there is no schema "${name}"`, {
      code: "unknown-schema",
      hint: meant ? `did you mean "${meant}"?` : `known: ${names.join(", ")}`,
    });
  }
  io.out(`${JSON.stringify(SCHEMAS[name](), undefined, 2)}\n`);
  return 0;
};
