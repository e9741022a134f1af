import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createListReporter } from "#adapters/list/reporter";
import { compose } from "#cmd/compose";
import { readConfig } from "#cmd/config";
import type { Io } from "#cmd/io";
import type { RunEvent, StepEnded } from "#core/model/event";
import type { Place } from "#core/model/place";
import { planRequirement } from "#core/plan/plan-requirement";
import type { Browser, Session } from "#core/ports/browser";
import type { HealHistory } from "#core/ports/heal-history";
import { type InvocationOptions, runInvocation } from "#core/run/invocation";
import type { Breakage, Face } from "./page";

/** What the page itself felt: an event, the truths its target matches, and the target. */
export interface Touch {
  readonly n: number;
  readonly type: string;
  readonly hits: readonly number[];
  readonly what: string;
  readonly value: string;
}

/** What came of one run. */
export interface Outcome {
  readonly exitCode: number;
  readonly steps: readonly StepEnded[];
  readonly events: readonly RunEvent[];
  readonly touches: readonly Touch[];
  /** Everything the list reporter wrote. */
  readonly written: string;
  readonly ms: number;
}

export interface RunInput {
  readonly id: string;
  readonly path: string;
  readonly steps: readonly string[];
  readonly cache?: InvocationOptions["cache"];
  /** In place of the stage's own. */
  readonly history?: HealHistory;
  readonly stepTimeoutMs?: number;
  readonly timeoutMs?: number;
}

export interface Stage {
  readonly url: string;
  show(path: string, face: Face): void;
  /** Runs one requirement through the program's own parts; rejects when it takes longer than `deadlineMs`. */
  run(input: RunInput, deadlineMs?: number): Promise<Outcome>;
  /** Ends the browser, the stores and the server. */
  close(): Promise<void>;
}

/** Listens in the page below the window, where the program's own guard stops what it stops. */
const recorder = (path: string, truth: readonly string[], broken: Breakage | undefined): string => `<script>(() => {
${broken?.source ?? ""};
const known = new Map();
if (${broken !== undefined}) document.addEventListener("DOMContentLoaded", () => truth.forEach((selector, index) => {
  const found = [...document.querySelectorAll(selector)];
  if (found.length === 1) known.set(index, breakPage(${JSON.stringify(broken?.by)}, ${JSON.stringify(broken?.mark)}, found[0]));
}));
const truth = ${JSON.stringify(truth)}; const send = navigator.sendBeacon.bind(navigator); const now = () => Date.now() + performance.now() % 1;
const text = JSON.stringify.bind(JSON); const matches = Element.prototype.matches;
const tell = (event) => {
  const made = event.type === "input" || event.type === "change";
  if (!event.isTrusted && !made) return;
  const path = event.composedPath().filter((node) => node instanceof Element);
  const target = path[0]; if (!target) return;
  const label = path.find((node) => node.tagName === "LABEL");
  const all = label && label.control ? [...path, label.control] : path;
  const hits = truth.flatMap((selector, index) => all.some((node) => known.has(index) ? known.get(index) === node : matches.call(node, selector)) ? [index] : []);
  const box = event.type === "click" && event.detail === 0 && target.tagName === "INPUT";
  if (box && hits.length === 0) return;
  send("/__touch", text({ path: ${JSON.stringify(path)}, n: now(), type: event.type, hits, what: target.outerHTML.slice(0, 160), value: String(target.value ?? target.textContent ?? "").slice(0, 200) }));
};
for (const type of ["mousedown", "click", "dblclick", "contextmenu", "input", "change", "keydown"]) document.addEventListener(type, tell, true);
})()</script>`;

const withRecorder = (text: string, path: string, { truth, broken }: Face): string =>
  text.includes("<head>") ? text.replace("<head>", () => `<head>${recorder(path, truth, broken)}`) : text;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const readAll = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
};

interface Served {
  readonly server: Server;
  readonly faces: Map<string, Face>;
  readonly touches: (Touch & { readonly path: string })[];
}

/** The longest shown path that the address begins with, and what follows it. */
const faceFor = (faces: ReadonlyMap<string, Face>, pathname: string): readonly [string, Face, string] | undefined => {
  const path = [...faces.keys()]
    .filter((each) => pathname === each || pathname.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length)[0];
  const face = path === undefined ? undefined : faces.get(path);
  return path === undefined || face === undefined ? undefined : [path, face, pathname.slice(path.length + 1)];
};

const answer = async (served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname } = new URL(request.url ?? "/", "http://x");
  if (pathname === "/__touch") {
    served.touches.push(JSON.parse(await readAll(request)));
    response.writeHead(204).end();
    return;
  }
  const found = faceFor(served.faces, pathname);
  if (!found) {
    response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    return;
  }
  const [path, face, rest] = found;
  const route = rest === "" ? undefined : face.routes?.[rest];
  const body = route ? route.body : typeof face.html === "string" ? face.html : face.html();
  const delay = route ? route.delayMs : face.delayMs;
  if (delay !== undefined) await sleep(delay);
  const type = route?.type ?? "text/html; charset=utf-8";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...(route ? {} : face.headers) });
  response.end(type.startsWith("text/html") ? withRecorder(body, path, face) : body);
};

const serve = async (): Promise<Served> => {
  const faces = new Map<string, Face>();
  const touches: (Touch & { readonly path: string })[] = [];
  const server = createServer((request, response) => {
    answer({ server, faces, touches }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { server, faces, touches };
};

/** What the page felt last must have arrived before its context goes away. */
const lingering = (browser: Browser): Browser => ({
  ...browser,
  open: async (options): Promise<Session> => {
    const session = await browser.open(options);
    const close = async (): Promise<void> => {
      await sleep(60);
      await session.close();
    };
    return { ...session, close };
  },
});

const plan = ({ id, path, steps }: RunInput, base: string) => {
  const place: Place = { file: `${id}.pacts.yaml`, line: 1, column: 1 };
  const raw = {
    id,
    title: id,
    url: { text: base + path, place },
    tags: [],
    vars: {},
    secrets: [],
    rows: [],
    expect: [],
    place,
    steps: steps.map((text, index) => ({
      kind: "sentence" as const,
      sentence: { text, place: { ...place, line: index + 2 } },
    })),
  };
  const { requirement, complaints } = planRequirement(raw, null, {
    variables: {},
    env: {},
    nowMs: Date.now(),
    newId: () => crypto.randomUUID(),
  });
  if (!requirement) throw new Error(`not understood: ${JSON.stringify(complaints)}`);
  return requirement;
};

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const optionsFor = (input: RunInput): InvocationOptions => ({
  version: "0",
  command: "run",
  workers: 1,
  stepTimeoutMs: input.stepTimeoutMs ?? 4_000,
  timeoutMs: input.timeoutMs ?? 60_000,
  cache: input.cache ?? "auto",
  heal: "auto",
  healRounds: 3,
  driftThreshold: 0.35,
  namespace: "default",
  evidence: { screenshot: "only-on-failure", trace: "off", video: "off", log: false },
});

/** The program with everything real but its terminal, a server of pages, and what those pages felt. */
export const openStage = async (): Promise<Stage> => {
  const served = await serve();
  const dataDir = await mkdtemp(join(tmpdir(), "pacts-stage-"));
  const env = { ...process.env, PACTS_DATA_DIR: dataDir };
  const io: Io = { out: () => {}, err: () => {}, isTty: false, columns: 100, env };
  const world = await compose(readConfig({}, io), io);
  const browser = lingering(world.browser);
  const url = `http://127.0.0.1:${(served.server.address() as AddressInfo).port}`;

  const run = async (input: RunInput): Promise<Outcome> => {
    const requirement = plan(input, url);
    const events: RunEvent[] = [];
    let written = "";
    const write = (text: string): void => {
      written += text;
    };
    const list = createListReporter({ write, color: false, columns: 100, verbose: true });
    const collector = { on: (event: RunEvent) => void events.push(event), close: async () => {} };
    served.touches.length = 0;
    const before = performance.now();
    const { exitCode } = await runInvocation(
      {
        ...world,
        ...(input.history ? { history: input.history } : {}),
        browser,
        reporters: [list, collector],
        secrets: new Map(),
        signal: new AbortController().signal,
      },
      [requirement],
      optionsFor(input),
    );
    const ms = performance.now() - before;
    const steps = events.flatMap((event) => (event.type === "step.end" ? event : []));
    const touches = served.touches.filter(({ path }) => path === input.path).sort((a, b) => a.n - b.n);
    return { exitCode, steps, events, touches, written, ms };
  };

  return {
    url,
    show: (path, face) => void served.faces.set(path, face),
    run: (input, deadlineMs = 60_000) => within(run(input), deadlineMs),
    close: async () => {
      await world.close();
      served.server.closeAllConnections();
      served.server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
