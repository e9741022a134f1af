import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFileRequirementSource } from "#adapters/files/requirement-source";
import { requirementSourceContract } from "./requirement-source";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const write = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "pacts-source-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
};

const readOne = async (name: string, text: string) =>
  createFileRequirementSource().read(join(await write({ [name]: text }), name));
const places = (reading: Awaited<ReturnType<typeof readOne>>): readonly string[] =>
  reading.complaints.map(({ code, place }) => `${place.line}:${place.column} ${code}`);

describe("files", () => {
  requirementSourceContract(createFileRequirementSource, { write });

  it.each([
    ["a tab as indent", "steps:\n\t- click A\n", ["2:1 yaml"]],
    ["an open bracket", "steps:\n  - click: { element: A\n  - click B\n", ["3:3 yaml"]],
    ["a colon in a plain sentence", "steps:\n  - click: A: B\n", ["2:12 yaml"]],
    ["text after a quoted scalar", 'steps:\n  - "A" is visible\n', ["2:9 yaml"]],
    ["a key twice", "id: a\nid: b\nsteps: [click A]\n", ["2:1 yaml"]],
    ["a misspelt key", "stpes:\n  - click A\n", ["1:1 no-steps", "1:1 unknown-key"]],
    ["no steps", "id: a\nsteps: []\n", ["2:8 no-steps"]],
    ["steps that are a text", "id: a\nsteps: click A\n", ["2:8 no-steps"]],
    ["a list in vars", "steps: [click A]\nvars:\n  a: [1]\n", ["3:6 wrong-shape"]],
    ["a bare list", "- click A\n", ["1:1 wrong-shape"]],
    ["nothing", "\n# only a note\n", ["1:1 empty-file"]],
  ])("complains about %s at its place", async (_, text, wanted) =>
    expect([...places(await readOne("x.pacts.yaml", text))].sort()).toEqual(wanted),
  );

  it("suggests the key that was meant", async () => {
    const { complaints } = await readOne("x.pacts.yaml", "titel: x\nsteps: [click A]\n");
    expect(complaints[0]).toMatchObject({ message: 'unknown key "titel"', hint: 'did you mean "title"?' });
  });

  it("does not let aliases grow a file", async () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `l${index + 1}: &l${index + 1} [${Array.from({ length: 9 }, () => `*l${index}`).join(", ")}]`,
    );
    const started = performance.now();
    const { complaints } = await readOne("bomb.pacts.yaml", `l0: &l0 x\n${levels.join("\n")}\nsteps: [click A]\n`);
    expect(complaints[0]?.code).toBe("yaml-aliases");
    const fewer = Array.from(
      { length: 9 },
      (_, index) => `l${index + 1}: &l${index + 1} [${Array.from({ length: 5 }, () => `*l${index}`).join(", ")}]`,
    );
    expect(
      (await readOne("bomb.pacts.yaml", `l0: &l0 x\n${fewer.join("\n")}\nsteps: [click A]\n`)).complaints[0]?.code,
    ).toBe("yaml-size");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("reads an alias where one is meant", async () => {
    const { requirement } = await readOne("x.pacts.yaml", "vars: { a: &n Alan }\ntitle: *n\nsteps: [click A]\n");
    expect(requirement?.title).toBe("Alan");
  });

  it("takes ids from the file, else from its name", async () => {
    expect((await readOne("My test (1).pacts.yaml", "steps: [click A]")).requirement?.id).toBe("My-test-1-");
    expect((await readOne("x.pacts.yaml", "id: the.id\nsteps: [click A]")).requirement?.id).toBe("the.id");
  });

  it("numbers data rows that have no id", async () => {
    const { requirement } = await readOne("x.pacts.yaml", "data: [{ a: 1 }, { id: b, a: 02 }]\nsteps: [click A]\n");
    expect(requirement?.rows).toMatchObject([
      { id: "1", values: { a: "1" } },
      { id: "b", values: { id: "b", a: "02" } },
    ]);
  });

  it("reads Markdown with its places", async () => {
    const text =
      '---\nid: md\nurl: https://x.example\ntags: [a, b]\n---\n# The title\n\nSome words.\n\n## Steps\n\n1. Click **Save** -> url contains "x"\n2. Fill Name\n   with "Bob"\n\n## Expected\n\n- "Saved" is visible\n';
    const { requirement, complaints } = await readOne("x.pacts.md", text);
    expect(complaints).toEqual([]);
    expect(requirement).toMatchObject({
      id: "md",
      title: "The title",
      tags: ["a", "b"],
      url: { text: "https://x.example", place: { line: 3, column: 6 } },
    });
    expect(requirement?.steps).toMatchObject([
      { sentence: { text: 'Click "Save" -> url contains "x"', place: { line: 12, column: 4 } } },
      { sentence: { text: 'Fill Name with "Bob"', place: { line: 13, column: 4 } } },
    ]);
    expect(requirement?.expect).toMatchObject([{ text: '"Saved" is visible', place: { line: 18, column: 3 } }]);
  });

  it("complains about front matter at its line", async () => {
    expect(places(await readOne("x.pacts.md", "---\nid: [\n---\n## Steps\n1. click A\n"))).toEqual(
      ["3:1 yaml"].map(() => expect.stringMatching(/^[23]:\d+ yaml$/)),
    );
    expect(places(await readOne("x.pacts.md", "---\nid: a\n"))).toEqual(["1:1 front-matter"]);
    expect(places(await readOne("x.pacts.md", "# Only a title\n"))).toEqual(["1:1 no-steps"]);
  });

  it("reads plain text, with and without numbers and colons", async () => {
    const text =
      "# a note\r\nTest: Search works\r\nURL: https://x.example/a:b\r\nTags: smoke, search\r\n\r\nSteps\r\n1. Click A\r\n  fill B with c: d\r\n- press Enter\r\nExpected:\r\n* Title contains x\r\n";
    const { requirement, complaints } = await readOne("x.pacts.txt", text);
    expect(complaints).toEqual([]);
    expect(requirement).toMatchObject({
      id: "x",
      title: "Search works",
      tags: ["smoke", "search"],
      url: { text: "https://x.example/a:b", place: { line: 3, column: 6 } },
    });
    expect(requirement?.steps).toMatchObject([
      { sentence: { text: "Click A", place: { line: 7, column: 4 } } },
      { sentence: { text: "fill B with c: d", place: { line: 8, column: 3 } } },
      { sentence: { text: "press Enter", place: { line: 9, column: 3 } } },
    ]);
    expect(requirement?.expect).toMatchObject([{ text: "Title contains x" }]);
  });
});
