import { requirementJsonSchema } from "#adapters/files/schema";
import { UserError } from "#core/model/failure";
import { nearest } from "#core/model/nearest";
import type { CommandIo } from "./planning";

const SCHEMAS = { requirement: requirementJsonSchema } satisfies Record<string, () => Record<string, unknown>>;

const isKnown = (name: string): name is keyof typeof SCHEMAS => Object.hasOwn(SCHEMAS, name);

/** Prints a JSON Schema to `out`. Answers 0; throws UserError when there is none of that name. */
export const schemaCommand = async (name: string, io: CommandIo): Promise<number> => {
  if (!isKnown(name)) {
    const close = nearest(name, Object.keys(SCHEMAS));
    throw new UserError(`there is no schema "${name}"`, {
      code: "unknown-schema",
      hint: close ? `did you mean "${close}"?` : `known: ${Object.keys(SCHEMAS).join(", ")}`,
    });
  }
  io.out(JSON.stringify(SCHEMAS[name](), undefined, 2));
  return 0;
};
