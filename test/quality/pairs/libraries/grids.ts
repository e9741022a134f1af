import { html, type LibraryPage, many } from "./library-page";

const NAMES = [
  "Ada Lovelace",
  "Alan Turing",
  "Grace Hopper",
  "Edsger Dijkstra",
  "Barbara Liskov",
  "Donald Knuth",
  "Radia Perlman",
  "Tony Hoare",
  "Frances Allen",
  "John Backus",
  "Niklaus Wirth",
  "Leslie Lamport",
] as const;
const TOWNS = ["London", "Wilmslow", "New York", "Rotterdam", "Boston", "Milwaukee", "Portsmouth"] as const;
const ROWS = NAMES.map((name, at) => ({
  id: at + 1,
  name,
  town: TOWNS[at % 7] ?? "",
  age: 31 + ((at * 7) % 40),
  mail: `${name.split(" ")[0]?.toLowerCase()}@example.org`,
}));
const DATA = JSON.stringify(ROWS);
const FIELDS = ["name", "town", "age", "mail"] as const;
const TITLES: Readonly<Record<string, string>> = { name: "Name", town: "Town", age: "Age", mail: "E-mail" };
const both = (selector: string): readonly string[] => [selector, selector];

/** On the first page of five, in the order of the alphabet. */
const FIRST_NAMES = [...NAMES].sort().slice(0, 5);
const tableBody = `<h1>Members</h1><button>Add member</button><table id="t" class="display"><thead><tr>${FIELDS.map((field) => `<th>${TITLES[field]}</th>`).join("")}<th>Actions</th></tr></thead><tbody>${ROWS.map((row) => `<tr>${FIELDS.map((field) => `<td>${row[field]}</td>`).join("")}<td><a href="/members/${row.id}/edit">Edit</a> <button>Delete</button></td></tr>`).join("")}</tbody></table>`;
const tableScript =
  '$("#t").DataTable({ pageLength: 5, lengthMenu: [5, 10, 25], pagingType: "full_numbers", stateSave: false });';

const datatables: LibraryPage = {
  library: "datatables",
  packages: {
    datatables1: "datatables.net@1.10",
    datatables1dt: "datatables.net-dt@1.10",
    datatables2: "datatables.net@2",
    datatables2dt: "datatables.net-dt@2",
    jquery3: "jquery@3",
  },
  ready: ".dataTables_wrapper, .dt-container",
  versions: [
    {
      name: "datatables1",
      html: html(
        ["datatables1dt/css/jquery.dataTables.css", "jquery3/dist/jquery.js", "datatables1/js/jquery.dataTables.js"],
        tableBody,
        tableScript,
      ),
    },
    {
      name: "datatables2",
      html: html(
        ["datatables2dt/css/dataTables.dataTables.css", "jquery3/dist/jquery.js", "datatables2/js/dataTables.js"],
        tableBody,
        tableScript,
      ),
    },
  ],
  keys: {
    search: ["#t_filter input", ".dt-search input"],
    length: ["#t_length select", ".dt-length select"],
    info: ["#t_info", "#t_info"],
    first: ["#t_first", ".dt-paging button.first"],
    previous: ["#t_previous", ".dt-paging button.previous"],
    next: ["#t_next", ".dt-paging button.next"],
    last: ["#t_last", ".dt-paging button.last"],
    ...many(
      ["1", "2", "3"],
      (page) => [`#t_paginate span a:text-is("${page}")`, `.dt-paging button:text-is("${page}")`],
      "page",
    ),
    ...many(Object.values(TITLES), (title) => both(`#t thead th:has-text("${title}")`), "head"),
    ...many(FIRST_NAMES, (name) => both(`#t tr:has-text("${name}") a`), "edit"),
    ...many(FIRST_NAMES, (name) => both(`#t tr:has-text("${name}") button`), "delete"),
  },
};

const tabulatorScript = `new Tabulator("#g", { data: ${DATA}, layout: "fitColumns", pagination: PAGING, paginationSize: 8, columns: [{ formatter: "rowSelection", titleFormatter: "rowSelection", width: 40 }, ${FIELDS.map((field) => `{ title: "${TITLES[field]}", field: "${field}"${field === "age" ? "" : ', headerFilter: "input"'} }`).join(",")}] });`;
const gridBody =
  '<h1>Members</h1><label>Quick filter <input name="quick"></label><button>Export</button><div id="g" style="height:420px;width:1000px"></div>';

const tabulator: LibraryPage = {
  library: "tabulator",
  packages: { tabulator4: "tabulator-tables@4", tabulator6: "tabulator-tables@6" },
  ready: ".tabulator-row",
  versions: [
    {
      name: "tabulator4",
      html: html(
        ["tabulator4/dist/css/tabulator.css", "tabulator4/dist/js/tabulator.js"],
        gridBody,
        tabulatorScript.replace("PAGING", '"local"'),
      ),
    },
    {
      name: "tabulator6",
      html: html(
        ["tabulator6/dist/css/tabulator.css", "tabulator6/dist/js/tabulator.js"],
        gridBody,
        tabulatorScript.replace("PAGING", "true"),
      ),
    },
  ],
  keys: {
    ...many(FIELDS, (field) => both(`.tabulator-col[tabulator-field=${field}]`), "column"),
    ...many(["name", "town", "mail"], (field) => both(`.tabulator-col[tabulator-field=${field}] input`), "filter"),
    ...many(["first", "prev", "next", "last"], (page) => both(`.tabulator-page[data-page=${page}]`), "page"),
    ...many(["1", "2"], (page) => both(`.tabulator-page[data-page="${page}"]`), "page"),
    ...many(NAMES.slice(0, 8), (name) =>
      both(`.tabulator-row:has-text("${name}") .tabulator-cell[tabulator-field=name]`),
    ),
    ...many(
      NAMES.slice(0, 8),
      (name) => both(`.tabulator-row:has-text("${name}") .tabulator-cell[tabulator-field=mail]`),
      "mail",
    ),
    ...many(NAMES.slice(0, 8), (name) => both(`.tabulator-row:has-text("${name}") input[type=checkbox]`), "select"),
  },
};

const agColumns = `[${FIELDS.map((field) => `{ headerName: "${TITLES[field]}", field: "${field}", sortable: true, filter: true, FLOAT }`).join(",")}]`;
const agScript = (float: string, options: string, start: string): string =>
  `var options = { columnDefs: ${agColumns.replaceAll("FLOAT", float)}, rowData: ${DATA}, pagination: true, paginationPageSize: 8, ${options} }; ${start}`;

const aggrid: LibraryPage = {
  library: "ag-grid",
  packages: { aggrid20: "ag-grid-community@20", aggrid31: "ag-grid-community@31" },
  ready: ".ag-header-cell",
  versions: [
    {
      name: "aggrid20",
      html: html(
        [
          "aggrid20/dist/styles/ag-grid.css",
          "aggrid20/dist/styles/ag-theme-balham.css",
          "aggrid20/dist/ag-grid-community.noStyle.js",
        ],
        gridBody.replace('id="g"', 'id="g" class="ag-theme-balham"'),
        agScript("", "floatingFilter: true", 'new agGrid.Grid(document.getElementById("g"), options);'),
      ),
    },
    {
      name: "aggrid31",
      html: html(
        [
          "aggrid31/styles/ag-grid.css",
          "aggrid31/styles/ag-theme-quartz.css",
          "aggrid31/dist/ag-grid-community.noStyle.js",
        ],
        gridBody.replace('id="g"', 'id="g" class="ag-theme-quartz"'),
        agScript("floatingFilter: true", "", 'agGrid.createGrid(document.getElementById("g"), options);'),
      ),
    },
  ],
  keys: {
    ...many(FIELDS, (field) => both(`.ag-header-cell[col-id=${field}]:not(.ag-floating-filter)`), "column"),
    ...many(
      FIELDS,
      (field) => both(`.ag-header-cell[col-id=${field}]:not(.ag-floating-filter) .ag-header-cell-text`),
      "title",
    ),
    ...many(
      ["first", "previous", "next", "last"],
      (page) => [
        `.ag-paging-panel [ref=bt${page.charAt(0).toUpperCase()}${page.slice(1)}] button, .ag-paging-panel button[ref=bt${page.charAt(0).toUpperCase()}${page.slice(1)}]`,
        `.ag-paging-panel [aria-label="${page.charAt(0).toUpperCase()}${page.slice(1)} Page"]`,
      ],
      "page",
    ),
    ...many(NAMES.slice(0, 8), (name) => both(`.ag-row:has-text("${name}") .ag-cell[col-id=name]`)),
    ...many(NAMES.slice(0, 8), (name) => both(`.ag-row:has-text("${name}") .ag-cell[col-id=mail]`), "mail"),
    ...many(NAMES.slice(0, 8), (name) => both(`.ag-row:has-text("${name}") .ag-cell[col-id=town]`), "town"),
  },
};

const hotScript = `new Handsontable(document.getElementById("g"), { data: ${DATA}, columns: ${JSON.stringify(FIELDS.map((data) => ({ data })))}, colHeaders: ${JSON.stringify(Object.values(TITLES))}, rowHeaders: true, dropdownMenu: true, filters: true, licenseKey: "non-commercial-and-evaluation" });`;

const handsontable: LibraryPage = {
  library: "handsontable",
  packages: { handsontable6: "handsontable@6", handsontable14: "handsontable@14" },
  ready: ".ht_master td",
  versions: ["handsontable6", "handsontable14"].map((name) => ({
    name,
    html: html([`${name}/dist/handsontable.full.css`, `${name}/dist/handsontable.full.js`], gridBody, hotScript),
  })),
  keys: {
    ...many(Object.values(TITLES), (title) => both(`.ht_clone_top th:has-text("${title}") .colHeader`), "column"),
    ...many(Object.values(TITLES), (title) => ["", `.ht_clone_top th:has-text("${title}") button`], "menu"),
    ...many(NAMES, (name) => both(`.ht_master tbody td:text-is("${name}")`)),
    ...many(
      ROWS.map(({ mail }) => mail),
      (mail) => both(`.ht_master tbody td:text-is("${mail}")`),
    ),
  },
};

const gridjsScript = `new gridjs.Grid({ columns: ${JSON.stringify(Object.values(TITLES))}, data: ${JSON.stringify(ROWS.map((row) => FIELDS.map((field) => row[field])))}, search: true, sort: true, pagination: { limit: 6, enabled: true } }).render(document.getElementById("g"));`;

const gridjs: LibraryPage = {
  library: "gridjs",
  packages: { gridjs3: "gridjs@3", gridjs6: "gridjs@6" },
  ready: ".gridjs-tbody td",
  versions: [
    {
      name: "gridjs3",
      html: html(["gridjs3/dist/theme/mermaid.css", "gridjs3/dist/gridjs.production.min.js"], gridBody, gridjsScript),
    },
    {
      name: "gridjs6",
      html: html(["gridjs6/dist/theme/mermaid.css", "gridjs6/dist/gridjs.umd.js"], gridBody, gridjsScript),
    },
  ],
  keys: {
    search: both(".gridjs-search input"),
    previous: both('.gridjs-pages button:has-text("Previous")'),
    next: both('.gridjs-pages button:has-text("Next")'),
    ...many(Object.values(TITLES), (title) => both(`th.gridjs-th:has-text("${title}") button`), "sort"),
    ...many(Object.values(TITLES), (title) => both(`th.gridjs-th:has-text("${title}") .gridjs-th-content`), "column"),
    ...many(NAMES.slice(0, 6), (name) => both(`td:text-is("${name}")`)),
  },
};

export const GRIDS: readonly LibraryPage[] = [datatables, tabulator, aggrid, handsontable, gridjs];
