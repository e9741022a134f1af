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

const examples = join(import.meta.dirname, "../../examples");
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

const screen = (isTty = false) => {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    io: { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text), isTty },
  };
};

describe("examples", () => {
  it("all plan without a complaint", async () => {
    const { out, io } = screen();
    expect(await lintCommand([examples], {}, io)).toBe(0);
    expect(out).toEqual([]);
  });

  it("all fit the schema", async () => {
    const source = createFileRequirementSource();
    for (const file of await source.find([examples])) expect((await source.read(file)).complaints).toEqual([]);
  });
});

describe("plan", () => {
  it("prints a line a step, tab-separated, when piped", async () => {
    const { out, err, io } = screen();
    const file = await fileOf(
      'url: https://x.example\nsteps:\n  - fill Name with "a\\tb"\n  - click: Save\n    outcome: url contains x\n',
    );
    expect(await planCommand([file], {}, io)).toBe(0);
    expect(out).toEqual(["x\t\tS1\tfill\tName\ta b\t", "x\t\tS2\tclick\tSave\t\turl contains x"]);
    expect(err).toEqual([]);
  });

  it("prints a requirement a line as JSON, one for each row", async () => {
    const { out, io } = screen();
    const file = await fileOf(
      "url: https://x.example\ndata: [{ id: a, v: 007 }, { id: b, v: 1e3 }]\nsteps:\n  - fill Name with ${data.v}\nexpect: A\n",
    );
    expect(await planCommand([file], { json: true }, io)).toBe(0);
    const plans = out.map((line) => JSON.parse(line));
    expect(plans.map(({ rowId, steps }) => [rowId, steps[0].action.value, steps.length])).toEqual([
      ["a", "007", 2],
      ["b", "1e3", 2],
    ]);
  });

  it("takes variables and a base address from the command line", async () => {
    const { out, io } = screen();
    const file = await fileOf("url: /a\nsteps:\n  - fill Name with ${v}\nexpect: A\n");
    expect(await planCommand([file], { json: true, var: ["v=x=y"], baseUrl: "http://localhost:1" }, io)).toBe(0);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({
      url: "http://localhost:1/a",
      steps: [{ action: { value: "x=y" } }, {}],
    });
  });

  it("lets no control character reach the terminal", async () => {
    const { out, io } = screen(true);
    const file = await fileOf(
      'url: https://x.example\nsteps:\n  - { fill: { element: "a\\e[2Jb", value: "\\u202Ec" } }\n',
    );
    await planCommand([file], {}, io);
    expect(out.join("\n")).toContain("[2J");
    expect([...out.join("")].every((character) => character >= " ")).toBe(true);
    expect(out.join("")).not.toContain("\u202E");
  });

  it("ends with 2 and places when a file is wrong", async () => {
    const { out, err, io } = screen();
    const file = await fileOf("url: https://x.example\nsteps:\n  - clik: Save\n  - click Add in Users\n");
    expect(await planCommand([file], {}, io)).toBe(2);
    expect(out).toEqual([]);
    expect(
      err
        .filter((line) => line.startsWith(file))
        .map((line) => line.slice(file.length).split(": ").slice(0, 2).join(": ")),
    ).toEqual([":3:5: error unknown-action", ":4:5: error two-readings"]);
  });
});

describe("lint", () => {
  it("refuses a readable password, which plan only warns of", async () => {
    const file = await fileOf("url: https://x.example\nsteps:\n  - fill Password with hunter2\nexpect: A\n");
    const one = screen();
    expect(await planCommand([file], {}, one.io)).toBe(0);
    expect(one.err[0]).toBe(`${file}:3:5: warning literal-secret: a password stands in the file in plain text`);
    const two = screen();
    expect(await lintCommand([file], {}, two.io)).toBe(2);
    expect(two.out[0]).toBe(`${file}:3:5: error literal-secret: a password stands in the file in plain text`);
    expect(two.err).toEqual(["1 file, 1 error, 0 warnings"]);
  });

  it("tells two requirements with one id", async () => {
    const text = "id: same\nurl: https://x.example\nsteps: [click A]\nexpect: A\n";
    const { out, io } = screen();
    expect(await lintCommand([await fileOf(text), await fileOf(text)], { json: true }, io)).toBe(2);
    expect(out.map((line) => JSON.parse(line).code)).toEqual(["duplicate-id"]);
  });
});

describe("schema", () => {
  it("is JSON Schema with every key and every action", async () => {
    const { out, io } = screen();
    expect(await schemaCommand("requirement", io)).toBe(0);
    expect(JSON.parse(out.join(""))).toEqual(requirementJsonSchema());
    expect(Object.keys(requirementJsonSchema().properties as object).sort()).toEqual([...REQUIREMENT_KEYS].sort());
    for (const key of ACTION_KEYS) expect(out.join("")).toContain(`"${key}"`);
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
