import { html, type Markup } from "./markup";

/** A column: its heading, the cell of a row, and how it is set. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Markup;
  readonly look?: "number" | "word" | "wide";
}

/**
 * A table that scrolls within the page; the first column names the row. On a narrow page its cells stand below each other, each after its
 * heading; the roles keep it a table for those who listen to it then.
 */
export const table = <Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup => {
  const cells = (row: Row): readonly Markup[] =>
    columns.map(({ cell, head, look = "" }, at) =>
      at === 0
        ? html`<th scope="row" role="rowheader" class="${look}">${cell(row)}</th>`
        : html`<td role="cell" data-head="${head}" class="${look}">${cell(row)}</td>`,
    );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ head, look = "" }) => html`<th scope="col" role="columnheader" class="${look}">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${cells(row)}</tr>\n`)}</tbody></table></div>`;
};
