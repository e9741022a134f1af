import type { ElementQuery } from "#core/model/element";
import { answerText, words } from "#core/model/words";
import type { Names } from "./accessible-name";
import { anchorsFor } from "./anchors";
import { childElementCount, childElements, closest, findAll, hasAttribute, matches, textOf } from "./dom";
import { itemOf } from "./owned-part";
import { isSeen } from "./proxy";
import { roleAnswers } from "./roles";
import { ancestorsOf } from "./walk";

/** A column header is meant by its whole name. */
const HEADER_SCORE = 0.93;

export const isRow = (element: Element, names: Names): boolean => roleAnswers("row", names.role(element)) > 0.8;

const cellsOf = (row: Element): readonly Element[] =>
  [...childElements(row)].filter((cell) =>
    matches(cell, "td,th,[role=cell],[role=gridcell],[role=rowheader],[role=columnheader]"),
  );

/** Every word of the name is a word of one of the cells, and whole cells make up the name: `1044 Meyer`. */
const isNamedByCells = (row: Element, wanted: readonly string[]): boolean => {
  const cells = cellsOf(row).map((cell) => words(textOf(cell).slice(0, 300)));
  const all = new Set(cells.flat());
  if (!wanted.every((word) => all.has(word))) return false;
  return wanted.length > 0 && cells.some((cell) => cell.length > 0 && cell.every((word) => wanted.includes(word)));
};

const HEADER_CELLS = "th,[role=columnheader]";
const TABLES = "table,[role=table],[role=grid],[role=treegrid]";

/** A row of column headers is not counted. */
const isHeaderRow = (row: Element): boolean => {
  const cells = cellsOf(row);
  return closest(row, "thead") !== null || (cells.length > 0 && cells.every((cell) => matches(cell, HEADER_CELLS)));
};

/** The rows that a person counts, in document order: those that can be seen, without headers; none where there are several tables. */
export const countedRows = (
  elements: readonly Element[],
  names: Names,
  admits?: (element: Element) => boolean,
): readonly Element[] => {
  const rows = elements.filter(
    (element) =>
      isRow(element, names) && !isHeaderRow(element) && (admits?.(element) ?? true) && isSeen(element, names),
  );
  return new Set(rows.map((row) => closest(row, TABLES))).size > 1 ? [] : rows;
};

/** Rows are named by what stands in them: one cell's text, or the words of several cells; also rows that are built of anything. Each with its score. */
export const rowsCalled = (name: string, elements: readonly Element[], names: Names): ReadonlyMap<Element, number> => {
  const rows = new Map<Element, number>();
  for (const { element, score } of anchorsFor(name, elements, names)) {
    const chain = [element, ...ancestorsOf(element)];
    const isContainer = hasAttribute(element, "aria-label") && childElementCount(element) > 0;
    const row = chain.find((ancestor) => isRow(ancestor, names)) ?? (isContainer ? undefined : itemOf(element));
    if (row) rows.set(row, Math.max(score, rows.get(row) ?? 0));
  }
  if (rows.size > 0) return rows;
  const wanted = words(name);
  if (wanted.length > 1)
    for (const element of elements)
      if (isRow(element, names) && isNamedByCells(element, wanted)) rows.set(element, 0.9);
  return rows;
};

/** The cell of a row that stands under the column header of that name. */
const cellsUnder = (header: string, row: Element): readonly Element[] => {
  const table = closest(row, "table,[role=table],[role=grid],[role=treegrid]");
  if (!table) return [];
  for (const other of findAll(table, "tr,[role=row]")) {
    if (other === row) continue;
    const at = cellsOf(other).findIndex((cell) => answerText(header, textOf(cell).trim()).score >= HEADER_SCORE);
    const isHeader = matches(cellsOf(other)[at] ?? other, "th,[role=columnheader]");
    const cell = at >= 0 && isHeader ? cellsOf(row)[at] : undefined;
    if (cell) return [cell];
  }
  return [];
};

/** What a query of a row names by its column: `April 2026 within row Gross Profit`. */
export const columnCells = (query: ElementQuery, elements: readonly Element[], names: Names): readonly Element[] => {
  const nth = query.within?.role === "row" ? query.within.nth : undefined;
  const row = query.within?.name ?? query.near;
  if (query.name === "" || (nth === undefined && (row === undefined || row === ""))) return [];
  const counted = nth === undefined ? undefined : countedRows(elements, names).at(nth > 0 ? nth - 1 : nth);
  const rows = nth === undefined ? [...rowsCalled(row ?? "", elements, names).keys()] : counted ? [counted] : [];
  return rows.flatMap((each) => cellsUnder(query.name, each));
};
