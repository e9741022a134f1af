/** What Biome cannot see of the house's law: pure functions from source files to complaints. */

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const vagueNames = ["utils", "util", "helpers", "helper", "types", "common", "misc", "shared", "manager", "index"];

/** Rules that draw the walls: silencing one in a comment would open a door. */
const wallRules = [
  "noRestrictedImports",
  "noRestrictedGlobals",
  "noJsRestrictedProperties",
  "noImportCycles",
  "noConsole",
];

/** All complaints about one file, each `path: what`. */
export function complaints(file: SourceFile, ports: readonly string[]): readonly string[] {
  return [
    ...nameComplaints(file),
    ...importFormComplaints(file),
    ...silenceComplaints(file),
    ...classComplaints(file),
    ...adapterNameComplaints(file, ports),
  ].map((complaint) => `${file.path}: ${complaint}`);
}

function nameComplaints({ path }: SourceFile): readonly string[] {
  const parts = path.split("/");
  const stem = (parts.at(-1) ?? "").split(".")[0] ?? "";
  const found: string[] = [];
  for (const part of [stem, ...parts.slice(0, -1)])
    if (vagueNames.includes(part)) found.push(`"${part}" names nothing`);
  if (parts[0] === "adapters" && parts.length > 3 && parts[2] !== "page") found.push("an adapter is one flat folder");
  const ranking = path.startsWith("core/model/ranking/") && parts.length === 4;
  if (parts[0] === "core" && parts.length > 3 && !ranking) found.push("a folder of the core is flat");
  if (
    parts[0] === "migrations" &&
    !/^migrations\/(sqlite|postgres)\/\d{4}_[a-z0-9_]+\.sql$/.test(path) &&
    !path.endsWith(".d.ts")
  )
    found.push("a migration is migrations/<database>/NNNN_name.sql");
  return found;
}

/** Biome reads `import`, `export from` and `import()`; not imports inside types and not import.meta's other doors. */
function importFormComplaints({ path, text }: SourceFile): readonly string[] {
  if (!isSource(path)) return [];
  const found: string[] = [];
  if (path.startsWith("core/") && text.includes("import("))
    found.push("the core loads nothing lazily and names types by import");
  if (/(typeof|[:<|&])\s?import\(/.test(text))
    found.push("a type is imported at the top, not by import() inside a type");
  if (!path.startsWith("scripts/") && /(?<![.\w])require\(["'`]|\bcreateRequire\b/.test(text))
    found.push("require goes round the walls");
  if (path.startsWith("core/") && text.includes("import.meta")) found.push("the core does not know where it is");
  return found;
}

function silenceComplaints({ path, text }: SourceFile): readonly string[] {
  if (!isSource(path)) return [];
  const found = wallRules
    .filter((rule) => text.split("\n").some((line) => line.includes("biome-ignore") && line.includes(rule)))
    .map((rule) => `silences ${rule}`);
  if (/biome-ignore-all|@ts-nocheck|@ts-ignore/.test(text)) found.push("silences a whole file or line for every rule");
  return found;
}

function classComplaints({ path, text }: SourceFile): readonly string[] {
  if (!isSource(path)) return [];
  return text
    .split("\n")
    .filter((line) => /^(export )?(abstract )?class /.test(line) && !/ extends \w*Error\b/.test(line))
    .map((line) => `classes are for errors only: ${line.trim()}`);
}

/** A function that makes a port stands in a file with the port's name. */
function adapterNameComplaints({ path, text }: SourceFile, ports: readonly string[]): readonly string[] {
  const [top, , file = ""] = path.split("/");
  if (top !== "adapters") return [];
  return text
    .split(/^export (?:async )?(?:function|const) /m)
    .slice(1)
    .flatMap((rest) => {
      const signature = rest.slice(0, rest.search(/ (?:\{|\(\{)$/m));
      const made = /\): (?:Promise<)?(\w+)>?(?: =>)?$/.exec(signature)?.[1];
      const port = ports.find((name) => pascal(name) === made);
      return port && file.split(".")[0] !== port ? [`makes a ${made}, so its name is ${port}`] : [];
    });
}

/** Exports that no other file mentions, and types that nothing mentions at all. Entries are files nobody imports. */
export function deadExports(files: readonly SourceFile[], entries: readonly string[]): readonly string[] {
  const words = files.map((file) => ({ path: file.path, words: countWords(file.text) }));
  return files
    .filter((file) => isSource(file.path) && !entries.includes(file.path))
    .flatMap((file) =>
      exportsOf(file.text)
        .filter(({ name, isType }) => {
          const elsewhere = words.some((other) => other.path !== file.path && other.words.has(name));
          const here = (words.find((other) => other.path === file.path)?.words.get(name) ?? 0) > 1;
          return !elsewhere && !(isType && here);
        })
        .map(({ name }) => `${file.path}: nobody uses ${name}`),
    );
}

function exportsOf(text: string): readonly { readonly name: string; readonly isType: boolean }[] {
  const declared = /^export (?:declare )?(?:async )?(function|const|class|interface|type) (\w+)/gm;
  return [...text.matchAll(declared)].map(([, kind, name = ""]) => ({
    name,
    isType: kind === "interface" || kind === "type",
  }));
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const isSource = (path: string): boolean => /^(core|adapters|tui|cmd|scripts)\//.test(path);

function pascal(kebab: string): string {
  return kebab
    .split("-")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("");
}
