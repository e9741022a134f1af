import { expect, it } from "vitest";
import { UserError } from "#core/model/failure";
import type { RequirementSource } from "#core/ports/requirement-source";

/** What the world outside offers: a way to put files where the source finds them. */
export interface SourceWorld {
  /** Writes files, answers the path of the folder they are in. */
  write(files: Readonly<Record<string, string>>): Promise<string>;
}

/** The law of the port. */
export const requirementSourceContract = (make: () => RequirementSource, world: SourceWorld): void => {
  it("finds requirement files, sorted, and passes over the rest", async () => {
    const folder = await world.write({
      "b.pacts.yaml": "",
      "a.pacts.md": "",
      "sub/c.pacts.txt": "",
      "d.yaml": "",
      "node_modules/e.pacts.yaml": "",
      ".hidden/f.pacts.yml": "",
    });
    const found = await make().find([folder]);
    expect(found.map((path) => path.slice(folder.length + 1))).toEqual([
      "a.pacts.md",
      "b.pacts.yaml",
      "sub/c.pacts.txt",
    ]);
    expect(await make().find([`${folder}/d.yaml`, `${folder}/d.yaml`])).toEqual([`${folder}/d.yaml`]);
  });

  it("throws UserError for what is not there", async () => {
    const folder = await world.write({ "x.json": "{}" });
    for (const path of [folder, `${folder}/missing.pacts.yaml`, `${folder}/x.json`])
      await expect(make().find([path])).rejects.toBeInstanceOf(UserError);
    await expect(make().read(`${folder}/missing.pacts.yaml`)).rejects.toBeInstanceOf(UserError);
    await expect(make().read(folder)).rejects.toBeInstanceOf(UserError);
  });

  it("refuses a file over 1 MB", async () => {
    const folder = await world.write({ "big.pacts.yaml": `# ${"x".repeat(1_048_576)}\n` });
    await expect(make().read(`${folder}/big.pacts.yaml`)).rejects.toThrow("larger than 1 MB");
  });

  it("keeps every scalar as it was written, with its place", async () => {
    const folder = await world.write({
      "n.pacts.yaml":
        "url: https://x.example\nvars: { a: 007, b: 1e3, c: yes, d: null, e: 0x10 }\nsteps:\n  - click New\n  - fill: { element: Pin, value: 0042 }\n",
    });
    const { requirement, complaints } = await make().read(`${folder}/n.pacts.yaml`);
    expect(complaints).toEqual([]);
    expect(requirement).toMatchObject({ id: "n", vars: { a: "007", b: "1e3", c: "yes", d: "null", e: "0x10" } });
    expect(requirement?.steps[0]).toEqual({
      kind: "sentence",
      sentence: { text: "click New", place: { file: `${folder}/n.pacts.yaml`, line: 4, column: 5 } },
    });
    expect(requirement?.steps[1]).toMatchObject({
      kind: "map",
      value: { entries: [{ value: { entries: [{}, { value: { text: "0042", place: { line: 5, column: 34 } } }] } }] },
    });
  });

  it("tells all complaints of a file, each with its place", async () => {
    const folder = await world.write({
      "c.pacts.yaml": "id: -bad\ntitel: x\nsteps: [click A]\ndata:\n  - { id: a }\n  - { id: a }\n",
    });
    const { complaints } = await make().read(`${folder}/c.pacts.yaml`);
    expect(complaints.map(({ code, place }) => `${place.line}:${place.column} ${code}`).sort()).toEqual([
      "1:5 bad-id",
      "2:1 unknown-key",
      "6:11 duplicate-row",
    ]);
  });

  it("never throws over what is in a file", async () => {
    const texts = [
      "",
      "---",
      "- a",
      "a",
      "a: [",
      "\t x: 1",
      "a: *b",
      "a: &a [*a]",
      "\u0000",
      "{{{{",
      "steps: {}",
      "steps: [[[]]]",
      "data: 1\nsteps: 1\nexpect: {}",
      "? [a]\n: b",
      "%YAML 9\n---\na: b",
      "a: 1\n---\nb: 2",
    ];
    const folder = await world.write(
      Object.fromEntries(
        texts.flatMap((text, index) => ["yaml", "md", "txt"].map((ending) => [`t${index}.pacts.${ending}`, text])),
      ),
    );
    for (const file of await make().find([folder])) {
      const { requirement, complaints } = await make().read(file);
      expect(requirement !== undefined || complaints.length > 0).toBe(true);
      for (const { place } of complaints)
        expect([place.file, place.line > 0, place.column > 0]).toEqual([file, true, true]);
    }
  });
};
