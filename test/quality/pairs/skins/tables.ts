import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const control = (item: FieldItem): string => {
  const same = `${k(item)} name="${item.name.toUpperCase()}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same}>${item.options.map((option) => `<option>${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} cols="40" rows="4"></textarea>`;
    case "check":
      return `<input ${same} type="checkbox" value="on">`;
    case "radio":
      return item.options
        .map(
          (option) =>
            `<input ${k(option)} type="radio" name="${item.name.toUpperCase()}" value="${option.slug}"> ${option.text}<br>`,
        )
        .join("");
    default:
      return `<input ${same} type="${["password", "file"].includes(item.kind) ? item.kind : "text"}" size="30">`;
  }
};

/** Layout by tables and fonts, as it was done in 2003. */
export const tables: Skin = {
  name: "tables",
  head: "<style>body{font-family:Verdana;font-size:11px}td{vertical-align:top}</style>",
  href: (slug) => `index.php?page=${slug}`,
  link: (item, href, place, first) => {
    const text = `<a ${k(item)} href="${href}"${first && place === "nav" ? ' class="current"' : ""}>${item.text}</a>`;
    if (place === "side") return `<tr><td bgcolor="#eeeeee">&raquo; ${text}</td></tr>`;
    return place === "nav" ? `<td align="center"><b>${text}</b></td>` : `[ ${text} ]`;
  },
  links: (place, links) => {
    if (place === "nav") return `<table width="100%" bgcolor="#003366"><tr>${links.join("")}</tr></table>`;
    if (place === "side") return `<table width="160" border="0">${links.join("")}</table>`;
    return `<p align="center"><font size="2">${links.join(" ")}</font></p>`;
  },
  brand: (item, href) => `<a ${k(item)} href="${href}"><font size="6" color="#003366"><b>${item.text}</b></font></a>`,
  login: (item, href) => `<font size="1"><a ${k(item)} href="${href}">${item.text}</a></font>`,
  search: (field, button) =>
    `<form action="search.php"><table><tr><td>${field.text}:</td><td><input ${k(field)} type="text" name="query" size="20"></td><td><input ${k(button)} type="submit" value="${button.text}"></td></tr></table></form>`,
  button: (item, look) =>
    `<input ${k(item)} type="${look === "primary" ? "submit" : "button"}" value="${item.text}" name="btn${item.slug}"> `,
  field: (item) => `<tr><td align="right"><b ${k(item, ".label")}>${item.text}:</b></td><td>${control(item)}</td></tr>`,
  form: (title, fields, buttons) =>
    `<form name="form1" action="save.php" method="post"><table border="0" cellpadding="3"><tr><td colspan="2" bgcolor="#cccccc"><b ${k(title)}>${title.text}</b></td></tr>${fields.join("\n")}<tr><td></td><td>${buttons}</td></tr></table></form>`,
  heading: (item) => `<h2 ${k(item)}><font color="#993300">${item.text}</font></h2>`,
  table: (title, columns, rows) =>
    `<center><b ${k(title)}>${title.text}</b></center><table border="1" width="100%" cellspacing="0"><tr bgcolor="#cccccc">${columns.map((column) => `<td><a ${k(column)} href="?sort=${column.slug}">${column.text}</a></td>`).join("")}<td>&nbsp;</td></tr>${rows
      .map(
        (row) =>
          `<tr>${row.cells.map((cell) => `<td ${k(cell)}>${cell.text}</td>`).join("")}<td>${row.actions.map((action) => `<a ${k(action)} href="${action.slug}.php?id=${row.key.slice(4)}">${action.text}</a>`).join(" | ")}</td></tr>`,
      )
      .join("")}</table>`,
  card: (item) =>
    `<table width="30%" align="left" border="1"><tr><td bgcolor="#ffcc66"><b ${k(item)}>${item.text}</b></td></tr><tr><td>${item.body}<br><a ${k(item.action)} href="index.php?page=${item.slug}">${item.action.text}</a></td></tr></table>`,
  notice: (item, close) =>
    `<p><font ${k(item)} color="red">${item.text}</font> <a ${k(close)} href="#" onclick="return false">${close.text}</a></p>`,
  dialog: (title, text, buttons) =>
    `<br clear="all"><table border="2" align="center"><tr><td bgcolor="#003366"><font ${k(title)} color="white">${title.text}</font></td></tr><tr><td><p ${k(text)}>${text.text}</p><form>${buttons}</form></td></tr></table>`,
  page: (p) =>
    `<body bgcolor="#ffffff"><table width="960" align="center"><tr><td>${p.brand}</td><td align="right">${p.login}${p.search}</td></tr><tr><td colspan="2">${p.nav}</td></tr><tr><td width="170">${p.side}</td><td>${p.title}${p.notice}${p.tabs}${p.form}${p.table}${p.pager}${p.cards}${p.dialog}</td></tr><tr><td colspan="2"><hr>${p.footer}</td></tr></table></body>`,
};
