import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const PREFIX = "ctl00_MainContent_";
const pascal = (name: string): string => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
const KIND_PREFIX: Readonly<Record<string, string>> = {
  select: "ddl",
  check: "chk",
  radio: "rbl",
  area: "txt",
  file: "fu",
};
const id = (item: FieldItem): string => `${PREFIX}${KIND_PREFIX[item.kind] ?? "txt"}${pascal(item.name)}`;

const control = (item: FieldItem): string => {
  const same = `${k(item)} id="${id(item)}" name="${id(item).replaceAll("_", "$")}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same}>${item.options.map((option) => `<option value="${option.slug}">${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} rows="4" cols="50"></textarea>`;
    case "check":
      return `<input ${same} type="checkbox">`;
    case "radio":
      return `<table id="${id(item)}">${item.options.map((option, at) => `<tr><td><input ${k(option)} id="${id(item)}_${at}" type="radio" name="${item.name}"><label for="${id(item)}_${at}">${option.text}</label></td></tr>`).join("")}</table>`;
    default:
      return `<input ${same} type="${item.kind === "password" || item.kind === "file" ? item.kind : "text"}" maxlength="100">`;
  }
};

/** One big server form: long ids that tell the place of a control, buttons by postback. */
export const webforms: Skin = {
  name: "webforms",
  head: "<style>body{font:12px Tahoma}.menu a{padding:4px 10px;display:inline-block}.left{float:left;width:180px}.content{margin-left:200px}</style>",
  href: (slug) => `/Default.aspx?view=${slug}`,
  link: (item, href, place) => {
    const target =
      place === "pager" || place === "tab" ? `javascript:__doPostBack('ctl00$${place}','${item.slug}')` : href;
    return `<a ${k(item)} id="ctl00_${place}_lnk${pascal(item.slug.replaceAll("-", "_"))}" href="${target}">${item.text}</a>`;
  },
  links: (place, links) => {
    if (place === "side")
      return `<div class="left"><table>${links.map((link) => `<tr><td>${link}</td></tr>`).join("")}</table></div>`;
    if (place === "tab" || place === "pager")
      return `<table><tr>${links.map((link) => `<td>${link}</td>`).join("")}</tr></table>`;
    return `<div class="menu" id="ctl00_${place}">${links.join(" | ")}</div>`;
  },
  brand: (item, href) => `<a ${k(item)} id="ctl00_lnkHome" href="${href}"><span class="logo">${item.text}</span></a>`,
  login: (item) => `<a ${k(item)} id="ctl00_LoginStatus" href="javascript:__doPostBack('login','')">${item.text}</a>`,
  search: (field, button) =>
    `<div><span>${field.text}</span> <input ${k(field)} id="ctl00_txtSearch" name="ctl00$txtSearch" type="text" title="${field.text}"> <input ${k(button)} id="ctl00_btnSearch" type="submit" name="ctl00$btnSearch" value="${button.text}"></div>`,
  button: (item) =>
    `<input ${k(item)} id="${PREFIX}btn${pascal(item.slug.replaceAll("-", "_"))}" type="submit" class="button" value="${item.text}"> `,
  field: (item) =>
    `<tr><td><span ${k(item, ".label")} id="${id(item)}_lbl">${item.text}</span></td><td>${control(item)}</td><td><span class="validator">*</span></td></tr>`,
  form: (title, fields, buttons) =>
    `<fieldset><legend ${k(title)}>${title.text}</legend><table>${fields.join("\n")}</table>${buttons}</fieldset>`,
  heading: (item) => `<div class="title"><span ${k(item)} id="ctl00_lblTitle">${item.text}</span></div>`,
  table: (title, columns, rows) =>
    `<h4 ${k(title)}>${title.text}</h4><table class="grid" id="${PREFIX}gv" rules="all" border="1"><tr>${columns.map((column) => `<th scope="col"><a ${k(column)} href="javascript:__doPostBack('gv','Sort$${column.slug}')">${column.text}</a></th>`).join("")}<th></th></tr>${rows
      .map(
        (row, at) =>
          `<tr>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}<td>${row.actions.map((action) => `<a ${k(action)} id="${PREFIX}gv_ctl0${at + 2}_lnk${pascal(action.slug.replaceAll("-", "_"))}" href="javascript:__doPostBack('gv$ctl0${at + 2}','')">${action.text}</a> `).join("")}</td></tr>`,
      )
      .join("")}</table>`,
  card: (item) =>
    `<div class="webpart"><div class="wptitle"><span ${k(item)}>${item.text}</span></div><div class="wpbody">${item.body} <a ${k(item.action)} href="/Default.aspx?view=${item.slug}">${item.action.text}</a></div></div>`,
  notice: (item, close) =>
    `<div class="msg"><span ${k(item)} id="ctl00_lblMessage">${item.text}</span> <input ${k(close)} type="image" alt="${close.text}" src="/x.gif" width="12" height="12"></div>`,
  dialog: (title, text, buttons) =>
    `<div id="popup" class="popup"><div ${k(title)} class="caption">${title.text}</div><div ${k(text)}>${text.text}</div>${buttons}</div>`,
  page: (p) =>
    `<body><form name="aspnetForm" method="post" action="Default.aspx" id="aspnetForm"><div id="header">${p.brand} ${p.login}${p.search}</div>${p.nav}${p.side}<div class="content">${p.title}${p.notice}${p.tabs}${p.table}${p.pager}${p.form}${p.cards}${p.dialog}</div><div id="footer">${p.footer}</div></form></body>`,
};
