import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "#core/model/failure";
import type { RequirementSource, SourceReading } from "#core/ports/requirement-source";
import { readMarkdown } from "./markdown";
import { readPlainText } from "./plain-text";
import { toRequirement } from "./raw-requirement";
import { readYaml, type YamlReading } from "./yaml";

const BYTE_LIMIT = 1_048_576;
const ENDINGS = [".pacts.yaml", ".pacts.yml", ".pacts.md", ".pacts.txt"];
const NAMED_ENDINGS = [".yaml", ".yml", ".md", ".txt"];

const endsWithAny = (path: string, endings: readonly string[]): boolean =>
  endings.some((ending) => path.toLowerCase().endsWith(ending));

const statOf = async (path: string) => {
  try {
    return await stat(path);
  } catch {
    throw new UserError(`there is no file or folder "${path}"`, {
      code: "no-file",
      hint: "check the path, or list the folder it should be in",
    });
  }
};

const inFolder = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new UserError(
      `the folder "${folder}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { code: "no-file" },
    );
  });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && entry.name !== "node_modules") found.push(...(await inFolder(path)));
    } else if (endsWithAny(entry.name, ENDINGS)) found.push(path);
  }
  return found;
};

const named = (path: string): readonly string[] => {
  if (endsWithAny(path, NAMED_ENDINGS)) return [path];
  throw new UserError(`"${path}" is no requirement file`, {
    code: "no-requirement-file",
    hint: `a requirement file ends in ${NAMED_ENDINGS.join(", ")}`,
  });
};

const find = async (paths: readonly string[]): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const path of paths) {
    const info = await statOf(path);
    for (const file of info.isDirectory() ? await inFolder(path) : named(path)) found.add(file);
  }
  if (found.size === 0)
    throw new UserError(
      `no requirement file is found in ${paths.length > 0 ? paths.map((path) => `"${path}"`).join(", ") : "nothing"}`,
      {
        code: "no-requirement-file",
        hint: `requirement files end in ${ENDINGS.join(", ")}`,
      },
    );
  return [...found].sort();
};

const slugOf = (path: string): string => {
  const ending = [...ENDINGS, ...NAMED_ENDINGS].find((end) => path.toLowerCase().endsWith(end)) ?? "";
  const name = basename(path).slice(0, -ending.length || undefined);
  let slug = "";
  for (const character of name) {
    const plain =
      (character >= "a" && character <= "z") ||
      (character >= "A" && character <= "Z") ||
      (character >= "0" && character <= "9") ||
      "._".includes(character);
    if (plain) slug += character;
    else if (slug !== "" && !slug.endsWith("-")) slug += "-";
  }
  while (slug !== "" && "-._".includes(slug[0] ?? "")) slug = slug.slice(1);
  return slug.slice(0, 128) || "requirement";
};

const contentsOf = async (path: string): Promise<string> => {
  const info = await statOf(path);
  if (info.isDirectory()) throw new UserError(`"${path}" is a folder`, { code: "folder" });
  if (info.size > BYTE_LIMIT)
    throw new UserError(`"${path}" is larger than 1 MB`, { code: "too-big", hint: "split the requirement" });
  const source = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UserError(`"${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      code: "no-file",
    });
  });
  return source.startsWith("\uFEFF") ? source.slice(1) : source;
};

const readTree = (source: string, path: string): YamlReading => {
  if (endsWithAny(path, [".md"])) return readMarkdown(source, path);
  if (endsWithAny(path, [".txt"])) return readPlainText(source, path);
  return readYaml(source, { file: path, linesBefore: 0 });
};

const read = async (path: string): Promise<SourceReading> => {
  const { root, complaints } = readTree(await contentsOf(path), path);
  if (root) return toRequirement(root, slugOf(path));
  if (complaints.length > 0) return { complaints };
  const place = { file: path, line: 1, column: 1 };
  return {
    complaints: [
      { severity: "error", code: "empty-file", message: "the file is empty", hint: "write url: and steps:", place },
    ],
  };
};

/** Requirement files on disk: YAML, Markdown and plain text. Nothing is expanded or executed. */
export const createFileRequirementSource = (): RequirementSource => ({ find, read });
