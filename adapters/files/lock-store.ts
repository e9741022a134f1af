import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { PortError, UserError } from "#core/model/failure";
import { type Lock, LOCK_VERSION, lockText } from "#core/model/lock";
import type { Place } from "#core/model/place";
import type { Complaint } from "#core/model/requirement";
import type { LockReading, LockStore } from "#core/ports/lock-store";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { lockSchema } from "./lock-schema";

const BYTE_LIMIT = 5 * 1024 * 1024;
/** A file that is wrong in more ways is wrong as a whole. */
const MOST_COMPLAINTS = 20;
const MEND = "write it anew: pacts cache export";

const contentsOf = async (path: string): Promise<string> => {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined)
    throw new UserError(`there is no lock file "${path}"`, {
      code: "no-lock",
      hint: "pacts cache export writes one",
    });
  if (info.isDirectory()) throw new UserError(`"${path}" is a folder`, { code: "folder" });
  if (info.size > BYTE_LIMIT)
    throw new UserError(`"${path}" is larger than 5 MB`, {
      code: "too-big",
      hint: "export a part of it: pacts cache export --match",
    });
  const source = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UserError(`"${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      code: "no-file",
    });
  });
  return source.startsWith("\uFEFF") ? source.slice(1) : source;
};

type Path = readonly PropertyKey[];

/** Positions, worked out only when one is asked for. JSON is YAML, and the YAML reader keeps them. */
const createPlaces = (source: string, file: string) => {
  const counter = new LineCounter();
  let document: Document.Parsed | undefined;
  const parsed = (): Document.Parsed => {
    document ??= parseDocument(source, {
      lineCounter: counter,
      schema: "json",
      prettyErrors: false,
    }) as Document.Parsed;
    return document;
  };
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    errors: () => parsed().errors.map((error) => ({ message: error.message, place: at(error.pos[0]) })),
    /** Where the value stands; where the nearest thing round it stands when it is missing. */
    of: (path: Path): Place => {
      for (let length = path.length; length >= 0; length--) {
        const node: unknown = parsed().getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return at(node.range[0]);
      }
      return at(0);
    },
  };
};

type Places = ReturnType<typeof createPlaces>;

const complaint = (code: string, message: string, place: Place, hint = MEND): Complaint => ({
  severity: "error",
  code,
  message,
  hint,
  place,
});

const spelled = (path: Path): string => path.map(String).join(".");

const issueComplaint = (issue: z.core.$ZodIssue, places: Places): Complaint => {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  if (path.length === 1 && path[0] === "version")
    return complaint("lock-version", `this program reads lock files of version ${LOCK_VERSION}`, places.of(path));
  const message = issue.code === "unrecognized_keys" ? "no such key" : issue.message;
  return complaint("lock", `${path.length === 0 ? "the file" : spelled(path)}: ${message}`, places.of(path));
};

const twins = ({ elements }: Lock, places: Places): readonly Complaint[] => {
  const seen = new Set<string>();
  return elements.flatMap(({ page, element, action }, index) => {
    const name = JSON.stringify([page, element, action]);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `${element} (${action}) of this page stands here twice`;
    return [complaint("lock-twice", message, places.of(["elements", index]), "keep one of them")];
  });
};

const parse = (source: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(source) };
  } catch {
    return undefined;
  }
};

const readText = (source: string, file: string): LockReading => {
  const places = createPlaces(source, file);
  const placeOf = (index: number): Place => places.of(["elements", index]);
  const parsed = parse(source);
  if (parsed === undefined) {
    const errors = places.errors().map(({ message, place }) => complaint("json", message, place));
    const complaints = errors.length > 0 ? errors : [complaint("json", "the file is not JSON", places.of([]))];
    return { complaints: complaints.slice(0, MOST_COMPLAINTS), placeOf };
  }
  const read = lockSchema.safeParse(parsed.value);
  const complaints = read.success
    ? twins(read.data as Lock, places)
    : read.error.issues.map((issue) => issueComplaint(issue, places));
  if (complaints.length > 0) return { complaints: complaints.slice(0, MOST_COMPLAINTS), placeOf };
  return { lock: read.data as Lock, complaints: [], placeOf };
};

const write = async (path: string, text: string): Promise<void> => {
  const whole = resolve(path);
  const draft = `${whole}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, whole);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    throw new PortError("lock-store", "files", "write", `${path}: ${message}`, { cause: error });
  }
};

/** Lock files on disk. */
export const createFileLockStore = (): LockStore => ({
  read: async (path) => readText(await contentsOf(path), path),
  write: (path, elements) => write(path, lockText(elements)),
});
