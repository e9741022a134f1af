import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright";
import type { Redactor } from "#core/model/redact";
import type { Recording } from "#core/ports/browser";
import { readZip, writeZip, type ZipEntry } from "./zip";

const text = new TextDecoder("utf-8", { fatal: true });

const asText = (bytes: Uint8Array): string | undefined => {
  try {
    return text.decode(bytes);
  } catch {
    return undefined;
  }
};

type Mask = Redactor["text"];

/** Texts of the value and names of its fields masked, and numbers that are a secret as a whole: it stays JSON whatever the secret is. */
const maskValue = (value: unknown, mask: Mask): unknown => {
  if (typeof value === "string") return mask(value);
  if (typeof value === "number") {
    const masked = mask(String(value));
    return masked.startsWith("[secret ") && masked.endsWith("]") ? masked : value;
  }
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskValue(item, mask)]));
};

const maskLine = (line: string, mask: Mask): string =>
  line === "" ? line : JSON.stringify(maskValue(JSON.parse(line), mask));

/** `trace.trace`, `trace.network`, `trace.stacks`: lines of JSON that the viewer reads. */
const isIndex = (name: string): boolean => name.startsWith("trace.") || name.includes("-trace.");

const maskText = (name: string, read: string, mask: Mask): string =>
  isIndex(name)
    ? read
        .split("\n")
        .map((line) => maskLine(line, mask))
        .join("\n")
    : mask(read);

/** Texts are masked; of anything else that holds a secret nothing is left. */
const maskEntry =
  ({ text: mask }: Redactor) =>
  ({ name, bytes }: ZipEntry): ZipEntry => {
    const read = asText(bytes);
    if (read !== undefined) return { name: mask(name), bytes: new TextEncoder().encode(maskText(name, read, mask)) };
    const raw = Buffer.from(bytes).toString("latin1");
    return { name: mask(name), bytes: mask(raw) === raw ? bytes : new Uint8Array() };
  };

/** The archive of a trace with every form of every secret masked. Throws when it cannot be read. */
const maskTrace = (zip: Uint8Array, redact: Redactor): Uint8Array =>
  redact.values.length === 0 ? zip : writeZip(readZip(zip).map(maskEntry(redact)));

/** Begins to trace. Sources are left out: the program is one file, and theirs would be no help to its users. */
export const startTrace = async (context: BrowserContext, { trace }: Recording): Promise<void> => {
  if (trace === undefined) return;
  await context.tracing.start({ screenshots: trace === "with-pictures", snapshots: true, sources: false });
};

/** Tells the viewer which step the calls belong to. Never throws: the trace is worth less without, and no failure of the page's. */
export const createChapters = (context: BrowserContext, { trace }: Recording): ((text: string) => Promise<void>) => {
  let open = false;
  return async (text) => {
    if (trace === undefined) return;
    try {
      if (open) await context.tracing.groupEnd();
      open = true;
      await context.tracing.group(text);
    } catch {
      // The browser is gone, which the step itself will say.
    }
  };
};

/** Ends the trace; the archive lies on the disk only while it is read. */
export const endTrace = async (context: BrowserContext, redact: Redactor): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-trace-"));
  try {
    const path = join(folder, "trace.zip");
    await context.tracing.stop({ path });
    return maskTrace(await readFile(path), redact);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
