import { describe, expect, it } from "vitest";
import type { FakeElement } from "../../../fakes/page";
import { createFakeArtifacts, createFakeHistory, createFakeLayer } from "../../../fakes/stores";
import { query, requirement, runFake, step, visible } from "../../../fakes/world";

const CANARY = 'c4n4ry & "quoted" <v>';
const field: FakeElement = { role: "textbox", name: "Password", testId: "password" };
const fill = step("S1", { kind: "fill", element: query("Password", { kind: "editable" }), value: "${secrets.PW}" });
const page = (elements: readonly FakeElement[] = [field]) => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements,
});
const forms = [
  CANARY,
  JSON.stringify(CANARY).slice(1, -1),
  encodeURIComponent(CANARY),
  Buffer.from(CANARY).toString("base64"),
  "c4n4ry &amp; &quot;quoted&quot;",
];

describe("secrets", () => {
  it("are filled in at the moment of the action", async () => {
    const ran = await runFake({ page: page() }, [requirement([fill], { secrets: ["PW"] })], {
      needs: { secrets: new Map([["PW", CANARY]]) },
    });
    expect(ran.browser.performed[0]?.value).toBe(CANARY);
  });

  it("are found in no event, entry, attempt or artifact, whatever the page does with them", async () => {
    const layer = createFakeLayer("sqlite");
    const history = createFakeHistory();
    const artifacts = createFakeArtifacts();
    const echo: FakeElement = { role: "heading", name: `You typed ${CANARY}` };
    const steps = [
      fill,
      step("S2", { kind: "expect", that: visible(`Thanks ${CANARY}`) }, { timeoutMs: 200, soft: true }),
      step("S3", { kind: "click", element: query("nowhere") }, { timeoutMs: 200 }),
    ];
    const ran = await runFake(
      {
        page: page(),
        onPerform: (_action, _element, now) => {
          now.elements = [field, echo];
          now.url = `http://shop.test/?p=${encodeURIComponent(CANARY)}`;
          return {
            ok: false,
            failure: { code: "action", message: `fill("${CANARY}") failed: ${JSON.stringify(CANARY)}` },
          };
        },
      },
      [requirement([{ ...fill, optional: true }, ...steps.slice(1)], { secrets: ["PW"] })],
      { layers: [layer], needs: { secrets: new Map([["PW", CANARY]]), history, artifacts } },
    );
    const all = JSON.stringify([ran.events, [...layer.entries], history.attempts, [...artifacts.files]]);
    for (const form of forms) {
      expect(all).not.toContain(form);
      expect(all).not.toContain(JSON.stringify(form).slice(1, -1));
    }
    expect(all).toContain("[secret PW]");
  });

  it("are not remembered as part of an element", async () => {
    const layer = createFakeLayer("sqlite");
    const echo: FakeElement = { role: "button", name: CANARY, testId: "x" };
    const click = step("S1", { kind: "click", element: query(CANARY) });
    await runFake({ page: page([echo]) }, [requirement([click])], {
      layers: [layer],
      needs: { secrets: new Map([["PW", CANARY]]) },
    });
    expect([...layer.entries.values()]).toEqual([]);
  });

  it("that are not set fail the step and say how to set them", async () => {
    const ran = await runFake({ page: page() }, [requirement([fill], { secrets: ["PW"] })]);
    expect(ran.of("step.end")[0]?.error).toMatchObject({ code: "secret", hint: "set PACTS_SECRET_PW" });
    expect(ran.browser.performed).toEqual([]);
  });

  it("are never read as templates themselves", async () => {
    const secrets = new Map([
      ["PW", "a${secrets.OTHER}b"],
      ["OTHER", "zzzz"],
    ]);
    const ran = await runFake({ page: page() }, [requirement([fill])], { needs: { secrets } });
    expect(ran.browser.performed[0]?.value).toBe("a${secrets.OTHER}b");
  });

  it("that spell a word of the stream do not break it", async () => {
    const ran = await runFake({ page: page() }, [requirement([fill])], {
      needs: { secrets: new Map([["PW", "fill"]]) },
    });
    expect(ran.of("step.end")[0]).toMatchObject({ action: "fill", outcome: "success" });
    expect(ran.of("step.start")[0]?.text).toBe("[secret PW] S1");
  });
});
