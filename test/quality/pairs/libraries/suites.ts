import { box, boxed, html, inBox, type LibraryPage, many } from "./library-page";
import { vuetify } from "./vuetify";

const both = (selector: string): readonly string[] => [selector, selector];
const elementBody = (
  model: string,
  date: string,
): string => `<div id="app"><el-menu mode="horizontal" default-active="1"><el-menu-item index="1">Home</el-menu-item><el-menu-item index="2">Orders</el-menu-item><el-menu-item index="3">Help</el-menu-item></el-menu>
<el-form label-width="120px" :model="f">${[
  box(
    "name",
    `<el-form-item label="Full name"><el-input ${model}="f.name" placeholder="As on your card"></el-input></el-form-item>`,
  ),
  box(
    "city",
    `<el-form-item label="City"><el-select ${model}="f.city" placeholder="Choose a city"><el-option label="Vienna" value="v"></el-option><el-option label="Oslo" value="o"></el-option></el-select></el-form-item>`,
  ),
  box(
    "amount",
    `<el-form-item label="Tickets"><el-input-number ${model}="f.amount" :min="1"></el-input-number></el-form-item>`,
  ),
  box("agree", `<el-form-item><el-checkbox ${model}="f.agree">I agree to the terms</el-checkbox></el-form-item>`),
  box(
    "seat",
    `<el-form-item label="Seat"><el-radio-group ${model}="f.seat"><el-radio label="Window">Window</el-radio><el-radio label="Aisle">Aisle</el-radio></el-radio-group></el-form-item>`,
  ),
  box("news", `<el-form-item label="Newsletter"><el-switch ${model}="f.news"></el-switch></el-form-item>`),
  box(
    "day",
    `<el-form-item label="Day"><el-date-picker ${model}="f.day" type="date" placeholder="Pick a day" ${date}></el-date-picker></el-form-item>`,
  ),
  box("note", `<el-form-item label="Note"><el-input type="textarea" ${model}="f.note"></el-input></el-form-item>`),
  box("send", '<el-button type="primary">Order now</el-button>'),
  box("reset", "<el-button>Reset</el-button>"),
].join("\n")}</el-form>
<el-tabs><el-tab-pane label="Recent">Recent orders</el-tab-pane><el-tab-pane label="Older">Older</el-tab-pane></el-tabs><el-collapse><el-collapse-item title="How to pay" name="1">By card.</el-collapse-item><el-collapse-item title="How to cancel" name="2">By mail.</el-collapse-item></el-collapse>
<div data-w="pages"><el-pagination :total="50" layout="prev, pager, next, jumper"></el-pagination></div><div data-w="table"><el-table :data="rows"><el-table-column type="selection"></el-table-column><el-table-column prop="id" label="Order" sortable></el-table-column><el-table-column prop="town" label="Town"></el-table-column></el-table></div><el-alert title="Strike on Monday" type="warning"></el-alert><div data-w="rate"><el-rate ${model}="f.rate"></el-rate></div></div>`;
const elementData =
  '{ f: { name: "", city: "", amount: 2, agree: false, seat: "", news: false, day: "", note: "", rate: 3 }, rows: [{ id: "A-17", town: "Vienna" }, { id: "A-18", town: "Oslo" }, { id: "A-19", town: "Bergen" }] }';

const element: LibraryPage = {
  library: "element-ui",
  packages: { vue2: "vue@2", vue3: "vue@3", elementui2: "element-ui@2", elementplus2: "element-plus@2" },
  ready: ".el-table__row",
  versions: [
    {
      name: "elementui2",
      html: html(
        ["elementui2/lib/theme-chalk/index.css", "vue2/dist/vue.js", "elementui2/lib/index.js"],
        elementBody("v-model", ""),
        `new Vue({ el: "#app", data: function () { return ${elementData}; } })`,
      ),
    },
    {
      name: "elementplus2",
      html: html(
        ["elementplus2/dist/index.css", "vue3/dist/vue.global.prod.js", "elementplus2/dist/index.full.js"],
        elementBody("v-model", ""),
        `Vue.createApp({ data: function () { return ${elementData}; } }).use(ElementPlus).mount("#app")`,
      ),
    },
  ],
  keys: {
    ...boxed({
      name: ["input", "input"],
      "name label": ["label", "label"],
      city: ["input", ".el-select__wrapper input"],
      amount: ["input", "input"],
      "amount more": [".el-input-number__increase", ".el-input-number__increase"],
      "amount less": [".el-input-number__decrease", ".el-input-number__decrease"],
      agree: ["label.el-checkbox", "label.el-checkbox"],
      "seat window": ['label.el-radio:has-text("Window")', 'label.el-radio:has-text("Window")'],
      "seat aisle": ['label.el-radio:has-text("Aisle")', 'label.el-radio:has-text("Aisle")'],
      news: [".el-switch", ".el-switch input, .el-switch"],
      day: ["input", "input"],
      note: ["textarea", "textarea"],
      send: ["button", "button"],
      reset: ["button", "button"],
      "pages previous": [".btn-prev", ".btn-prev"],
      "pages next": [".btn-next", ".btn-next"],
      "pages jump": [".el-pagination__jump input", ".el-pagination__jump input"],
      "table order": ['th:has-text("Order") .cell', 'th:has-text("Order") .cell'],
      "table town": ['th:has-text("Town") .cell', 'th:has-text("Town") .cell'],
    }),
    ...many(["1", "2", "3", "5"], (page) => both(inBox("pages", `.el-pager li:text-is("${page}")`)), "page"),
    ...many(["Home", "Orders", "Help"], (name) => both(`.el-menu-item:has-text("${name}")`), "menu"),
    ...many(["Recent", "Older"], (name) => both(`.el-tabs__item:has-text("${name}")`), "tab"),
    ...many(["How to pay", "How to cancel"], (name) => [
      `.el-collapse-item__header:has-text("${name}")`,
      `.el-collapse-item__header:has-text("${name}")`,
    ]),
    ...many(["A-17", "A-18", "A-19", "Vienna", "Bergen"], (cell) => both(inBox("table", `.cell:text-is("${cell}")`))),
    alert: both(".el-alert__title"),
    close: both(".el-alert__closebtn, .el-alert__close-btn"),
  },
};

const antScript = (react: string): string => `var e = React.createElement, A = antd;
var item = function (name, label, child) { return e(A.Form.Item, { key: name, label: label }, e("div", { "data-w": name }, child)); };
var rows = [{ key: 1, id: "A-17", town: "Vienna" }, { key: 2, id: "A-18", town: "Oslo" }, { key: 3, id: "A-19", town: "Bergen" }];
var page = e("div", { style: { padding: 20 } },
  e(A.Menu, { mode: "horizontal", selectedKeys: ["1"], key: "m" }, ["Home", "Orders", "Help"].map(function (t, i) { return e(A.Menu.Item, { key: String(i + 1) }, t); })),
  e(A.Breadcrumb, { key: "b" }, ["Start", "Tickets"].map(function (t) { return e(A.Breadcrumb.Item, { key: t, href: "/" + t }, t); })),
  e(A.Form, { key: "f", layout: "horizontal" },
    item("name", "Full name", e(A.Input, { placeholder: "As on your card" })),
    item("pass", "Password", e(A.Input.Password, {})),
    item("search", "Search", e(A.Input.Search, { placeholder: "Find a concert", enterButton: true })),
    item("city", "City", e(A.Select, { defaultValue: "v", style: { width: 200 } }, e(A.Select.Option, { value: "v" }, "Vienna"))),
    item("amount", "Tickets", e(A.InputNumber, { defaultValue: 2 })),
    item("seat", "Seat", e(A.Radio.Group, {}, e(A.Radio, { value: 1 }, "Window"), e(A.Radio, { value: 2 }, "Aisle"))),
    item("agree", "Terms", e(A.Checkbox, {}, "I agree")),
    item("news", "Newsletter", e(A.Switch, {})),
    item("day", "Day", e(A.DatePicker, { placeholder: "Pick a day" })),
    item("note", "Note", e(A.Input.TextArea, {})),
    item("level", "Loudness", e(A.Slider, { defaultValue: 30 })),
    item("send", "", e(A.Button, { type: "primary" }, "Order now")),
    item("reset", "", e(A.Button, {}, "Reset"))),
  e(A.Tabs, { key: "t" }, e(A.Tabs.TabPane, { tab: "Recent", key: "1" }, "Recent"), e(A.Tabs.TabPane, { tab: "Older", key: "2" }, "Older")),
  e(A.Collapse, { key: "c" }, e(A.Collapse.Panel, { header: "How to pay", key: "1" }, "x"), e(A.Collapse.Panel, { header: "How to cancel", key: "2" }, "y")),
  e(A.Table, { key: "tb", dataSource: rows, rowSelection: {}, pagination: { pageSize: 2 }, columns: [{ title: "Order", dataIndex: "id", sorter: function () { return 0; } }, { title: "Town", dataIndex: "town" }] }),
  e(A.Alert, { key: "a", message: "Strike on Monday", type: "warning", closable: true }));
${react}`;

const antd: LibraryPage = {
  library: "antd",
  packages: {
    react16: "react@16",
    reactdom16: "react-dom@16",
    react18: "react@18",
    reactdom18: "react-dom@18",
    antd3: "antd@3",
    antd5: "antd@5",
    dayjs1: "dayjs@1",
    moment2: "moment@2",
  },
  ready: ".ant-table-row",
  versions: [
    {
      name: "antd3",
      html: html(
        [
          "antd3/dist/antd.css",
          "react16/umd/react.development.js",
          "reactdom16/umd/react-dom.development.js",
          "moment2/moment.js",
          "antd3/dist/antd.js",
        ],
        '<div id="root"></div>',
        antScript('ReactDOM.render(page, document.getElementById("root"));'),
      ),
    },
    {
      name: "antd5",
      html: html(
        [
          "antd5/dist/reset.css",
          "react18/umd/react.development.js",
          "reactdom18/umd/react-dom.development.js",
          "dayjs1/dayjs.min.js",
          ...[
            "customParseFormat",
            "weekday",
            "localeData",
            "weekOfYear",
            "weekYear",
            "advancedFormat",
            "quarterOfYear",
          ].map((plugin) => `dayjs1/plugin/${plugin}.js`),
          "antd5/dist/antd.js",
        ],
        '<div id="root"></div>',
        antScript('ReactDOM.createRoot(document.getElementById("root")).render(page);'),
      ),
    },
  ],
  keys: {
    ...boxed({
      name: ["input", "input"],
      pass: ["input", "input"],
      "pass show": [".ant-input-password-icon", ".ant-input-password-icon"],
      search: ["input", "input"],
      "search button": ["button", "button"],
      city: [".ant-select-selection", ".ant-select-selector input"],
      amount: ["input", "input"],
      "seat window": ['label:has-text("Window")', 'label:has-text("Window")'],
      "seat aisle": ['label:has-text("Aisle")', 'label:has-text("Aisle")'],
      agree: ["label.ant-checkbox-wrapper", "label.ant-checkbox-wrapper"],
      news: ["button", "button"],
      day: ["input", "input"],
      note: ["textarea", "textarea"],
      level: [".ant-slider-handle", ".ant-slider-handle"],
      send: ["button", "button"],
      reset: ["button", "button"],
    }),
    ...many(
      ["Home", "Orders", "Help"],
      (name) => [`.ant-menu-item:has-text("${name}")`, `.ant-menu-item:has-text("${name}")`],
      "menu",
    ),
    ...many(
      ["Recent", "Older"],
      (name) => [`.ant-tabs-tab:has-text("${name}")`, `.ant-tabs-tab-btn:has-text("${name}")`],
      "tab",
    ),
    ...many(["How to pay", "How to cancel"], (name) => [
      `.ant-collapse-header:has-text("${name}")`,
      `.ant-collapse-header:has-text("${name}")`,
    ]),
    ...many(["A-17", "A-18", "Vienna", "Oslo"], (cell) => both(`td:text-is("${cell}")`)),
    ...many(["1", "2"], (page) => [`.ant-pagination-item-${page}`, `.ant-pagination-item-${page}`], "page"),
    previous: [".ant-pagination-prev", ".ant-pagination-prev"],
    next: [".ant-pagination-next", ".ant-pagination-next"],
    close: [".ant-alert-close-icon", ".ant-alert-close-icon"],
  },
};

export const SUITES: readonly LibraryPage[] = [element, antd, vuetify];
