import type { TrustPage } from "../trust-page";

/** The same page once more: what was found by its words is found by memory, though it is no control by itself. */
const again = (name: string, html: string, step: string, received: readonly string[]): TrustPage => ({
  name,
  before: html,
  html,
  runs: [{ id: "again", steps: [step], outcome: "pass", received }],
});

const ROWS = `<style>tr{cursor:pointer}</style><table><tbody><tr id="r1"><td>1044</td><td>Meyer</td></tr><tr id="r2"><td>1045</td><td>Schmidt</td></tr></tbody></table>
  <script>for (const r of document.querySelectorAll('tr')) r.onclick = () => LOG('row ' + r.id)</script>`;

export const MEMORY_AGAIN_PAGES: readonly TrustPage[] = [
  again("again-row", ROWS, "click the row Schmidt", ["click #r2", "row r2"]),
  again("again-row-cells", ROWS, 'click the row "1044 Meyer"', ["click #r1", "row r1"]),
  again(
    "again-text",
    `<div id="d" style="cursor:pointer" onclick="LOG('opened')"><span>Read</span> <b>the story</b></div>`,
    'click the text "Read the story"',
    ["click #d", "opened"],
  ),
  {
    name: "again-row-gone",
    before: ROWS,
    html: ROWS.replace("Schmidt", "Schulz"),
    runs: [{ id: "again", steps: ["click the row Schmidt"], outcome: "refuse" }],
  },
];
