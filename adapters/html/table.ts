import { html, type Markup } from "./markup";

/** A column: its heading, the cell of a row, and how it is set. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Markup;
  readonly look?: "number" | "word" | "wide";
}

/** A table that scrolls within the page; the first column names the row. */
export const table = <Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup => {
  const cells = (row: Row): readonly Markup[] =>
    columns.map(({ cell, look = "" }, at) =>
      at === 0 ? html`<th scope="row" class="${look}">${cell(row)}</th>` : html`<td class="${look}">${cell(row)}</td>`,
    );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map(({ head, look = "" }) => html`<th scope="col" class="${look}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody></table></div>`;
};
