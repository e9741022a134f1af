import type { CacheEntry } from "#core/model/cache";
import { printableJson } from "#core/model/printable";
import { type EntryProof, proveEntries } from "#core/lock/prove";
import { askAll, type CacheDeps, firstOfEach, type Verb } from "./cache-layers";
import { complaintText } from "./complaints";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { readLockedEntries } from "./lock-file";
import { watchSignals } from "./signals";
import { type Column, renderTable, textOf } from "./table";

const USAGE = 2;
const UNPROVEN = 1;
/** Pages load slower than elements appear. */
const OPENING_SHARE = 3;

const GLYPHS = { proven: "✓", drifted: "≠", gone: "✗", unknown: "?" } as const satisfies Record<
  EntryProof["state"],
  string
>;

const detailOf = ({ drift, reason }: EntryProof): string =>
  [drift === undefined || drift < 0.005 ? "" : `drift ${Math.round(drift * 100)} %`, reason ?? ""]
    .filter((part) => part !== "")
    .join(": ");

const columns: readonly Column<EntryProof>[] = [
  { head: "STATE", show: ({ state }) => `${GLYPHS[state]} ${state}`, raw: ({ state }) => state },
  { head: "ELEMENT", show: ({ entry }) => entry.element, flexible: true },
  { head: "ACTION", show: ({ entry }) => entry.action },
  { head: "PAGE", show: ({ entry }) => entry.url, flexible: true },
  { head: "DETAIL", show: detailOf, flexible: true },
];

const asJson = ({ entry, ...proof }: EntryProof): string => {
  const { key, url, element, action } = entry;
  return `${printableJson({ key, url, element, action, ...proof })}\n`;
};

interface Selected {
  readonly entries: readonly CacheEntry[];
  /** Not 0: not all could be read. */
  readonly code: number;
}

const fromLock = async (file: string, deps: CacheDeps, io: Io): Promise<Selected> => {
  const { entries, complaints } = await readLockedEntries(file, deps);
  for (const complaint of complaints) io.err(complaintText(complaint));
  return { entries, code: complaints.length > 0 ? USAGE : 0 };
};

const fromLayers = async (match: string | undefined, deps: CacheDeps, io: Io): Promise<Selected> => {
  const { answers, code } = await askAll(deps, io, (layer) => layer.list(match === undefined ? {} : { match }));
  return { entries: firstOfEach(answers).map(({ entry }) => entry), code };
};

const selected = async (text: string | undefined, flags: Flags, deps: CacheDeps, io: Io): Promise<Selected> => {
  const match = textOf(flags, "match") ?? text;
  if (deps.config.lock === undefined) return fromLayers(match, deps, io);
  const { entries, code } = await fromLock(deps.config.lock, deps, io);
  const wanted = match?.toLowerCase() ?? "";
  const holds = (value: string): boolean => value.toLowerCase().includes(wanted);
  return { entries: entries.filter(({ url, element }) => holds(url) || holds(element)), code };
};

const HINT = `an element that only an action shows, or that stands behind a login, cannot be proven by opening its page:
  pacts run --frozen walks the steps to it
`;

/** `cache verify [text]`: proves each entry on its live page. */
export const verifyEntries: Verb = async ([text], flags, deps, io) => {
  const { entries, code } = await selected(text, flags, deps, io);
  if (code === USAGE) return code;
  if (entries.length === 0 && code === 0) io.err("the cache holds no such entry\n");
  const interruption = watchSignals(io, () => deps.browser.close());
  const { driftThreshold, stepTimeoutMs } = deps.config;
  try {
    const proofs = await proveEntries(
      {
        ...deps,
        signal: interruption.signal,
        driftThreshold,
        openTimeoutMs: stepTimeoutMs * OPENING_SHARE,
        showTimeoutMs: stepTimeoutMs,
      },
      entries,
    );
    if (flags.json === true) io.out(proofs.map(asJson).join(""));
    else if (proofs.length > 0) io.out(renderTable(columns, proofs, io));
    const { aborted, reason } = interruption.signal;
    if (aborted) return typeof reason === "number" ? reason : 130;
    if (proofs.some(({ state }) => state === "gone" || state === "unknown")) io.err(HINT);
    return code !== 0 ? code : proofs.every(({ state }) => state === "proven") ? 0 : UNPROVEN;
  } finally {
    interruption.dispose();
  }
};
