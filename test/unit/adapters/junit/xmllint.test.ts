import { join } from "node:path";
import { expect, test } from "vitest";
import { createJunitReporter } from "#adapters/junit/reporter";
import type { RunEventBody } from "#core/model/event";
import { reported, runBodies, stepEnd } from "../../../fakes/stream";

const SCHEMA = join(import.meta.dirname, "junit.xsd");
const DEADLINE_MS = 10_000;

/** What xmllint says of a document; empty when it is valid. */
const complaints = async (xml: string): Promise<string> => {
  const child = Bun.spawn(["xmllint", "--noout", "--nonet", "--schema", SCHEMA, "-"], {
    stdin: new TextEncoder().encode(xml),
    stdout: "ignore",
    stderr: "pipe",
    timeout: DEADLINE_MS,
  });
  const [code, said] = await Promise.all([child.exited, new Response(child.stderr).text()]);
  return code === 0 ? "" : said;
};
const junit = (bodies: readonly RunEventBody[]): Promise<string> =>
  reported((write) => createJunitReporter({ write }), bodies);

const place = { file: "x.pacts.yaml", line: 2, column: 3 };
const healed = [stepEnd("a", 1, { healed: true, text: 'select <b> & "Stage"' })];
const STREAMS: Readonly<Record<string, readonly RunEventBody[]>> = {
  "passed, failed, healed, with rows": [
    ...runBodies("a", { row: "ok" }),
    ...runBodies("b", { row: "locked", verdict: "fail" }),
    ...runBodies("c", { file: "other.pacts.yaml", inner: healed, healed: 1 }),
    ...runBodies("d", { row: "soft", verdict: "partial" }),
  ],
  "failed, then passed": [...runBodies("a", { verdict: "fail" }), ...runBodies("b", { attempt: 2 })],
  "failed twice": [...runBodies("a", { verdict: "fail" }), ...runBodies("b", { verdict: "fail", attempt: 2 })],
  repeated: [...runBodies("a"), ...runBodies("b", { verdict: "fail" })],
  "broken off": runBodies("a").slice(0, 2),
  "refused before anything ran": [{ type: "error", code: "unknown-action", message: "no such action", place }],
  "nothing at all": [],
};

test.each(Object.keys(STREAMS))("xmllint finds the document valid: %s", async (name) => {
  expect(await complaints(await junit(STREAMS[name] ?? []))).toBe("");
});

test("xmllint finds a document invalid that breaks the schema", async () => {
  const xml = await junit(runBodies("a"));
  expect(await complaints(xml.replace(' tests="1"', ' tests="one"'))).toContain("tests");
  expect(await complaints(xml.replaceAll("system-out", "output"))).toContain("output");
});
