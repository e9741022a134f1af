import { expect, it } from "vitest";
import type { WriteTest } from "#core/run/test-file";
import { createFakeClock } from "../../../fakes/clock";
import type { FakePage } from "../../../fakes/page";
import { createFakeBrowser } from "../../../fakes/session";
import { createFakeArtifacts } from "../../../fakes/stores";
import { click, requirement, runFake } from "../../../fakes/world";

const page = (): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements: [{ role: "button", name: "Save", testId: "save" }],
});
const steps = [click("S1", "Save")];

it("keeps the test of a run that passed, made from what its steps found", async () => {
  const artifacts = createFakeArtifacts();
  const writeTest: WriteTest = (_, entries) => ({ ok: true, text: entries.map((entry) => entry?.element).join() });
  const ran = await runFake({ page: page() }, [requirement(steps)], { needs: { artifacts, writeTest } });
  const [kept] = ran.of("artifact").filter(({ artifactType }) => artifactType === "test_file");
  expect(kept).toMatchObject({ path: expect.stringMatching(/\.spec\.ts$/) });
  expect([...artifacts.files].find(([name]) => name.endsWith(".spec.ts"))?.[1]).toBe("Save");
});

it("keeps none of a run that failed, and records what cannot be told in a test as lost", async () => {
  const writeTest: WriteTest = () => ({ ok: false, problem: "no words for it" });
  const of = async (name: string) =>
    (await runFake({ page: page() }, [requirement([click("S1", name, { timeoutMs: 100 })])], { needs: { writeTest } }))
      .of("artifact")
      .filter(({ artifactType }) => artifactType === "test_file");
  expect(await of("Nowhere")).toEqual([]);
  expect(await of("Save")).toMatchObject([{ bytes: 0, lost: "no words for it" }]);
});

it("is kept while the session closes, and told before the log is", async () => {
  const clock = createFakeClock();
  const browser = createFakeBrowser({ page: page() }, clock);
  const files = createFakeArtifacts();
  const closing = Promise.withResolvers<void>();
  const open: typeof browser.open = async (options) => {
    const session = await browser.open(options);
    const close = async (): Promise<void> => {
      closing.resolve();
      await session.close();
    };
    return { ...session, close };
  };
  const write: typeof files.write = async (run, name, bytes) => {
    if (name.endsWith(".spec.ts")) await closing.promise;
    return files.write(run, name, bytes);
  };
  const ran = await runFake({ page: page() }, [requirement(steps)], {
    options: { evidence: { screenshot: "off", trace: "off", video: "off", log: true } },
    needs: {
      clock,
      browser: { ...browser, open },
      artifacts: { ...files, write },
      writeTest: () => ({ ok: true, text: "" }),
    },
  });
  expect(ran.of("artifact").map(({ artifactType }) => artifactType)).toEqual(["test_file", "log"]);
  const log = [...files.files].find(([name]) => name.endsWith("log.ndjson"))?.[1];
  expect(log).toContain('"artifactType":"test_file"');
});
