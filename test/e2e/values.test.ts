import { afterAll, beforeAll, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace } from "./program";

const place = createPlace();
let pages: Pages;
const LONG = "ab😀 ".repeat(2000);
/** A page that answers with the value itself, at an address of its own, so that nothing lies between. */
const BODY = `<form>
  <label>Code <input id="code"></label><label>Amount <input id="amount"></label>
  <label>Name: "first" <input id="quoted"></label><label>Straße 😀 <input id="emoji"></label>
  <label>Story <textarea id="long"></textarea></label>
  <button type="button" onclick="send()">It's "done": go</button></form>
  <script>
    const send = async () => {
      const values = [...document.querySelectorAll("input,textarea")].map((field) => [field.id, field.value]);
      const answer = await fetch("/sent", { method: "POST", body: JSON.stringify(values) });
      document.title = await answer.text();
    };
  </script>`;

/** A name in quotes of its own, as YAML: whatever is in it is the name. */
const inQuotes = (name: string): string => JSON.stringify(JSON.stringify(name));

const sent: Record<string, string>[] = [];
beforeAll(() => {
  buildProgram();
  pages = servePages((url, request) => {
    if (url.pathname !== "/sent") return page("Values", BODY);
    return request.text().then((text) => {
      sent.push(Object.fromEntries(JSON.parse(text)));
      return "sent";
    });
  });
});
afterAll(async () => {
  await pages.close();
  place.remove();
});

test("what is written is what is typed: 007, 1e3, quotes, colons, emoji, 10,000 characters", async () => {
  const file = place.file(
    "values.pacts.yaml",
    [
      `url: ${pages.url}`,
      `vars: { story: ${JSON.stringify(LONG)} }`,
      "steps:",
      "  - fill: { element: Code, value: 007 }",
      "  - fill Amount with 1e3",
      `  - fill: { element: ${inQuotes('Name: "first"')}, value: "a \\"b\\": c # d" }`,
      '  - fill "Straße 😀" with "🙂👨‍👩‍👧"',
      "  - fill: { element: Story, value: '${story}' }",
      `  - click: { element: ${inQuotes(`It's "done": go`)} }`,
      "    outcome: title is sent",
      "",
    ].join("\n"),
  );
  const { code, out, err } = await place.pacts(["run", file]);
  expect({ code, err, out }).toMatchObject({ code: 0, err: "" });
  expect(sent).toEqual([{ code: "007", amount: "1e3", quoted: 'a "b": c # d', emoji: "🙂👨‍👩‍👧", long: LONG }]);
  // The longest line for people stays one.
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThan(140);
});

test("a name of 10,000 characters is an ordinary name that is not there", async () => {
  const name = "x".repeat(10_000);
  const text = `url: ${pages.url}\nsteps:\n  - click: { element: ${name} }\nexpect: title is sent\n`;
  const file = place.file("long.pacts.yaml", text);
  const { code, out } = await place.pacts(["run", file, "--step-timeout", "2s"]);
  expect(code).toBe(1);
  expect(out).toContain("long.pacts.yaml:3:5");
  expect(out.length).toBeLessThan(60_000);
});
