import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { requirementJsonSchema, requirementSchema } from "#adapters/files/schema";
import { lintCommand } from "#cmd/lint";
import { planCommand } from "#cmd/plan";
import { schemaCommand } from "#cmd/schema";
import { ACTION_KEYS, REQUIREMENT_KEYS } from "#core/model/vocabulary";
import { recordingIo } from "./recording-io";

const examples = join(import.meta.dirname, "../../../examples");
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const fileOf = async (text: string, name = "x.pacts.yaml"): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-plan-"));
  folders.push(folder);
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

describe("examples", () => {
  it("all plan without a complaint", async () => {
    const { said, io } = recordingIo(false);
    expect(await lintCommand([examples], {}, io)).toBe(0);
    expect(said.out).toBe("");
  });

  it("all fit the schema", async () => {
    const source = createFileRequirementSource();
    for (const file of await source.find([examples])) expect((await source.read(file)).complaints).toEqual([]);
  });
});

describe("plan", () => {
  it("prints a line a step, tab-separated, when piped", async () => {
    const { said, io } = recordingIo(false);
    const file = await fileOf(
      'url: https://x.example\nsteps:\n  - fill Name with "a\\tb"\n  - click: Save\n    outcome: url contains x\n',
    );
    expect(await planCommand([file], {}, io)).toBe(0);
    expect(said).toEqual({
      out: "x\t\tS1\tfill\tName\ta b\t\nx\t\tS2\tclick\tSave\t\turl contains x\n",
      err: "",
    });
  });

  it("prints a requirement a line as JSON, one for each row", async () => {
    const { said, io } = recordingIo(false);
    const file = await fileOf(
      "url: https://x.example\ndata: [{ id: a, v: 007 }, { id: b, v: 1e3 }]\nsteps:\n  - fill Name with ${data.v}\nexpect: A\n",
    );
    expect(await planCommand([file], { json: true }, io)).toBe(0);
    const plans = linesOf(said.out).map((line) => JSON.parse(line));
    expect(plans.map(({ rowId, steps }) => [rowId, steps[0].action.value, steps.length])).toEqual([
      ["a", "007", 2],
      ["b", "1e3", 2],
    ]);
  });

  it("takes variables and a base address from the command line", async () => {
    const { said, io } = recordingIo(false);
    const file = await fileOf("url: /a\nsteps:\n  - fill Name with ${v}\nexpect: A\n");
    expect(await planCommand([file], { json: true, var: ["v=x=y"], baseUrl: "http://localhost:1" }, io)).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      url: "http://localhost:1/a",
      steps: [{ action: { value: "x=y" } }, {}],
    });
  });

  it("reads -e, --base-url and the environment like run and lint", async () => {
    const file = await fileOf("url: /a\nsteps:\n  - fill Name with ${v} ${env.GREETING}\nexpect: A\n");
    const { said, io } = recordingIo(false);
    const flags = { json: true, var: ["v=x"] };
    const env = { GREETING: "hello", PACTS_BASE_URL: "http://localhost:2" };
    for (const command of [planCommand, lintCommand]) expect(await command([file], flags, { ...io, env })).toBe(0);
    expect(JSON.parse(linesOf(said.out)[0] ?? "")).toMatchObject({
      url: "http://localhost:2/a",
      steps: [{ action: { value: "x hello" } }, {}],
    });
    await expect(planCommand([file], { var: ["v"] }, io)).rejects.toThrow('--var "v": expected name=value');
  });

  it("lets no control character reach the terminal", async () => {
    const { said, io } = recordingIo(true);
    const file = await fileOf(
      'url: https://x.example\nsteps:\n  - { fill: { element: "a\\e[2Jb", value: "\\u202Ec" } }\n',
    );
    await planCommand([file], {}, io);
    expect(said.out).toContain("[2J");
    expect([...said.out].every((character) => character >= " " || character === "\n")).toBe(true);
    expect(said.out).not.toContain("\u202E");
  });

  it("ends with 2 and places when a file is wrong", async () => {
    const { said, io } = recordingIo(false);
    const file = await fileOf("url: https://x.example\nsteps:\n  - clik: Save\n  - click Add in Users\n");
    expect(await planCommand([file], {}, io)).toBe(2);
    expect(said.out).toBe("");
    expect(
      linesOf(said.err)
        .filter((line) => line.startsWith(file))
        .map((line) => line.slice(file.length).split(": ").slice(0, 2).join(": ")),
    ).toEqual([":3:5: error unknown-action", ":4:5: error two-readings"]);
  });
});

describe("lint", () => {
  it("refuses a readable password, which plan only warns of", async () => {
    const file = await fileOf("url: https://x.example\nsteps:\n  - fill Password with hunter2\nexpect: A\n");
    const one = recordingIo(false);
    expect(await planCommand([file], {}, one.io)).toBe(0);
    expect(linesOf(one.said.err)[0]).toBe(
      `${file}:3:5: warning literal-secret: a password stands in the file in plain text`,
    );
    const two = recordingIo(false);
    expect(await lintCommand([file], {}, two.io)).toBe(2);
    expect(linesOf(two.said.out)[0]).toBe(
      `${file}:3:5: error literal-secret: a password stands in the file in plain text`,
    );
    expect(two.said.err).toBe("1 file, 1 error, 0 warnings\n");
  });

  it("tells two requirements with one id", async () => {
    const text = "id: same\nurl: https://x.example\nsteps: [click A]\nexpect: A\n";
    const { said, io } = recordingIo(false);
    expect(await lintCommand([await fileOf(text), await fileOf(text)], { json: true }, io)).toBe(2);
    expect(linesOf(said.out).map((line) => JSON.parse(line).code)).toEqual(["duplicate-id"]);
  });
});

describe("schema", () => {
  it("is JSON Schema with every key and every action", async () => {
    const { said, io } = recordingIo(false);
    expect(await schemaCommand("requirement", io)).toBe(0);
    expect(JSON.parse(said.out)).toEqual(requirementJsonSchema());
    expect(Object.keys(requirementJsonSchema().properties as object).sort()).toEqual([...REQUIREMENT_KEYS].sort());
    for (const key of ACTION_KEYS) expect(said.out).toContain(`"${key}"`);
    await expect(schemaCommand("requirment", io)).rejects.toMatchObject({
      options: { hint: 'did you mean "requirement"?' },
    });
  });

  it.each([
    [
      {
        steps: [
          "click A",
          { click: "A" },
          { click: { element: "A", nth: 2 }, outcome: "x" },
          { reload: null },
          { action: "fill", element: "A", value: "b" },
        ],
      },
      true,
    ],
    [{ steps: [{ expect: { url: { matches: "x" }, not: true } }, { wait: { until: "x", timeout: "5s" } }] }, true],
    [{ steps: [] }, false],
    [{ steps: [{ clik: "A" }] }, false],
    [{ steps: [{ click: { elment: "A" } }] }, false],
    [{ steps: ["click A"], titel: "x" }, false],
  ])("%j fits: %s", (value, fits) => expect(requirementSchema.safeParse(value).success).toBe(fits));
});
