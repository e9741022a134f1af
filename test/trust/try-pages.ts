import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { RECORDER } from "./recorder";
import type { TrustPage, TrustRun } from "./trust-page";

const BINARY = resolve(import.meta.dirname, "../../dist/pacts");
const DEADLINE_MS = 170_000;
const STEP_TIMEOUT = "4s";
/** Pages that are refused are waited for: the others go on meanwhile. */
const AT_ONCE = "4";
const HTML = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

export const programIsBuilt = (): boolean => existsSync(BINARY);

/** What came of one run. */
export interface Tried {
  /** `unread`: refused before a browser started; undefined: it did not come to its end. */
  readonly outcome: string | undefined;
  readonly received: readonly string[];
  /** Messages, hints and warnings of its steps. */
  readonly said: string;
}

interface Case {
  readonly key: string;
  readonly page: TrustPage;
  readonly run: TrustRun;
}

const casesOf = (pages: readonly TrustPage[]): readonly Case[] =>
  pages.flatMap((page) => page.runs.map((run) => ({ key: `${page.name}.${run.id}`, page, run })));

const documentOf = (html: string): string =>
  /^\s*<!doctype/iu.test(html)
    ? html.replace(/<head>|$/iu, (head) => `${head}${RECORDER}`)
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${RECORDER}</head><body>${html}</body></html>`;

/** Serves every case under an address of its own; `phase` decides which version of a page is shown. */
const servePages = (
  cases: readonly Case[],
  phase: () => "before" | "now",
  receive: (key: string, line: string) => void,
) => {
  const byKey = new Map(cases.map((one) => [one.key, one]));
  return Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/__received") {
        receive(searchParams.get("of") ?? "", await request.text());
        return new Response("");
      }
      const [, key = "", ...rest] = decodeURIComponent(pathname).split("/");
      const page = byKey.get(key)?.page;
      const path = `/${rest.join("/")}`;
      const html =
        path === "/page" ? (phase() === "before" ? (page?.before ?? page?.html) : page?.html) : page?.others?.[path];
      return html === undefined
        ? new Response("nothing here", { status: 404 })
        : new Response(documentOf(html), { headers: HTML });
    },
  });
};

interface Line {
  readonly type?: string;
  readonly req?: string;
  readonly verdict?: string;
  readonly error?: { readonly message?: string; readonly hint?: string } | string;
  readonly warnings?: readonly string[];
  readonly severity?: string;
  readonly message?: string;
  readonly hint?: string;
  readonly code?: string;
  readonly place?: { readonly file?: string };
}

/** Calls the program and answers its lines of JSON; it is killed at the deadline. */
const linesOf = async (args: readonly string[], dataDir: string): Promise<readonly Line[]> => {
  const env = { ...process.env, PACTS_DATA_DIR: dataDir, CI: "1" };
  const child = spawn(BINARY, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
  await new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  clearTimeout(timer);
  return out.split("\n").flatMap((line): Line[] => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
};

const textOf = (error: Line["error"]): string =>
  error === undefined ? "" : typeof error === "string" ? error : `${error.message ?? ""} ${error.hint ?? ""}`;

/** The last value of each field, where its last change came; everything else as it came. */
const settled = (lines: readonly string[]): readonly string[] => {
  const fieldOf = (line: string): string | undefined => /^value (\S+) = /u.exec(line)?.[1];
  return lines.filter((line, at) => {
    const field = fieldOf(line);
    return field === undefined || !lines.slice(at + 1).some((later) => fieldOf(later) === field);
  });
};

const requirementOf = (base: string, { key, run }: Case, learning: boolean): string =>
  JSON.stringify({
    id: key,
    url: `${base}/${key}/page`,
    steps: run.steps,
    ...(run.expect && !learning ? { expect: run.expect } : {}),
  });

/** Runs every case once with the built program; answers by key `page.run`. Pages with a `before` are learned first. */
export const tryPages = async (pages: readonly TrustPage[]): Promise<(key: string) => Tried> => {
  const cases = casesOf(pages);
  const folder = await mkdtemp(join(tmpdir(), "pacts-trust-"));
  let phase: "before" | "now" = "before";
  let received = new Map<string, string[]>();
  const server = servePages(
    cases,
    () => phase,
    (key, line) => void received.set(key, [...(received.get(key) ?? []), line]),
  );
  const base = `http://127.0.0.1:${server.port}`;
  const go = async (chosen: readonly Case[], learning: boolean): Promise<ReadonlyMap<string, Tried>> => {
    const files = join(folder, phase);
    await mkdir(files);
    const fileOf = ({ key }: Case): string => join(files, `${key}.pacts.yaml`);
    for (const one of chosen) await writeFile(fileOf(one), requirementOf(base, one, learning));
    const data = join(folder, "data");
    const unread = new Map<string, string>();
    for (const { severity, code, place, message, hint } of await linesOf(
      ["lint", "--json", ...chosen.map(fileOf)],
      data,
    ))
      if (severity === "error" && code !== "literal-secret")
        unread.set(basename(place?.file ?? "", ".pacts.yaml"), `${message ?? ""} ${hint ?? ""}`);
    const read = chosen.filter(({ key }) => !unread.has(key));
    const args = ["run", ...read.map(fileOf), "--json", "--step-timeout", STEP_TIMEOUT, "--workers", AT_ONCE];
    const off = ["--screenshot", "off", "--test-file", "off"];
    const lines = read.length === 0 ? [] : await linesOf([...args, ...off], data);
    const said = (key: string): string =>
      lines
        .filter(({ req, type }) => req === key && (type === "step.end" || type === "run.end"))
        .map(({ error, warnings }) => [textOf(error), ...(warnings ?? [])].join(" "))
        .join(" ");
    return new Map(
      chosen.map(({ key }) => {
        const refused = unread.get(key);
        const end = lines.find(({ type, req }) => type === "run.end" && req === key);
        const tried = { outcome: end?.verdict, received: settled(received.get(key) ?? []), said: said(key) };
        return [key, refused === undefined ? tried : { ...tried, outcome: "unread", said: refused }];
      }),
    );
  };
  try {
    const learned = cases.filter(({ page }) => page.before !== undefined);
    if (learned.length > 0) await go(learned, true);
    phase = "now";
    received = new Map();
    const tried = await go(cases, false);
    return (key) => tried.get(key) ?? { outcome: undefined, received: [], said: "" };
  } finally {
    await server.stop(true);
    await rm(folder, { recursive: true, force: true });
  }
};
