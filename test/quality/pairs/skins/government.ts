import type { FieldItem } from "./content";
import { k, type Skin } from "./skin";

const id = (item: FieldItem): string => item.slug;

const control = (item: FieldItem): string => {
  const same = `${k(item)} id="${id(item)}" name="${id(item)}"`;
  switch (item.kind) {
    case "select":
      return `<select ${same} class="govuk-select">${item.options.map((option) => `<option>${option.text}</option>`).join("")}</select>`;
    case "area":
      return `<textarea ${same} class="govuk-textarea" rows="5" aria-describedby="${id(item)}-hint"></textarea>`;
    case "check":
      return `<div class="govuk-checkboxes__item"><input ${same} class="govuk-checkboxes__input" type="checkbox" value="yes"><label ${k(item, ".label")} class="govuk-label" for="${id(item)}">${item.text}</label></div>`;
    case "radio":
      return item.options
        .map(
          (option) =>
            `<div class="govuk-radios__item"><input ${k(option)} class="govuk-radios__input" id="${id(item)}-${option.slug}" name="${id(item)}" type="radio"><label class="govuk-label" for="${id(item)}-${option.slug}">${option.text}</label></div>`,
        )
        .join("");
    default:
      return `<input ${same} class="govuk-input" type="${item.kind === "number" ? "text" : item.kind}" autocomplete="on" spellcheck="false">`;
  }
};

const labelled = (item: FieldItem): string =>
  item.kind === "check" || item.kind === "radio"
    ? `<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${item.text}</legend>${control(item)}</fieldset>`
    : `<label ${k(item, ".label")} class="govuk-label govuk-label--m" for="${id(item)}">${item.text}</label><div id="${id(item)}-hint" class="govuk-hint">As on your papers</div>${control(item)}`;

/** One column, plain words, hints under the labels, links instead of buttons: a public service. */
export const government: Skin = {
  name: "government",
  head: "<style>body{font:19px/1.4 Arial;max-width:960px;margin:0 auto}input,select,textarea{font-size:19px;padding:5px}.govuk-button{background:#00703c;color:#fff;padding:8px 10px}li{margin:4px 0}</style>",
  href: (slug) => `https://www.service.example/${slug}`,
  link: (item, href, place) => {
    if (place === "tab")
      return `<li class="govuk-tabs__list-item"><a ${k(item)} class="govuk-tabs__tab" href="${href}">${item.text}</a></li>`;
    return `<li class="govuk-${place}__item"><a ${k(item)} class="govuk-link" href="${href}">${item.text}</a></li>`;
  },
  links: (place, links, title) => {
    if (place === "tab")
      return `<div class="govuk-tabs"><h2 class="govuk-tabs__title">Contents</h2><ul class="govuk-tabs__list">${links.join("")}</ul></div>`;
    const label = place === "nav" ? "Menu" : place === "pager" ? "Pagination" : title;
    return `<nav aria-label="${label}"><ul class="govuk-${place}__list">${links.join("")}</ul></nav>`;
  },
  brand: (item, href) =>
    `<div class="govuk-header__logo"><a ${k(item)} href="${href}" class="govuk-header__link"><span>${item.text}</span></a></div>`,
  login: (item, href) => `<p><a ${k(item)} class="govuk-link" href="${href}">${item.text}</a></p>`,
  search: (field, button) =>
    `<form action="/search" role="search"><label class="govuk-label" for="site-search">${field.text}</label><input ${k(field)} id="site-search" class="govuk-input" type="search" name="keywords"><button ${k(button)} class="govuk-button" type="submit">${button.text}</button></form>`,
  button: (item, look) =>
    look === "plain"
      ? `<a ${k(item)} href="#back" class="govuk-link">${item.text}</a> `
      : `<button ${k(item)} type="submit" class="govuk-button${look === "danger" ? " govuk-button--warning" : ""}" data-module="govuk-button">${item.text}</button> `,
  field: (item) => `<div class="govuk-form-group">${labelled(item)}</div>`,
  form: (title, fields, buttons) =>
    `<form action="/next" method="post" novalidate><h2 ${k(title)} class="govuk-heading-m">${title.text}</h2>${fields.join("\n")}<div class="govuk-button-group">${buttons}</div></form>`,
  heading: (item) => `<h1 ${k(item)} class="govuk-heading-xl">${item.text}</h1>`,
  table: (title, columns, rows) =>
    `<table class="govuk-table"><caption ${k(title)} class="govuk-table__caption">${title.text}</caption><thead><tr>${columns.map((column) => `<th ${k(column)} scope="col" class="govuk-table__header">${column.text}</th>`).join("")}<th></th></tr></thead><tbody>${rows
      .map(
        (row) =>
          `<tr class="govuk-table__row">${row.cells.map((cell, at) => (at === 0 ? `<th ${k(cell)} scope="row">${cell.text}</th>` : `<td ${k(cell)}>${cell.text}</td>`)).join("")}<td>${row.actions.map((action) => `<a ${k(action)} class="govuk-link" href="/${action.slug}/${row.key.slice(4)}">${action.text}<span class="govuk-visually-hidden" style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"> ${row.cells[0]?.text}</span></a> `).join("")}</td></tr>`,
      )
      .join("")}</tbody></table>`,
  card: (item) =>
    `<div class="govuk-summary-card"><h3 class="govuk-heading-s"><a ${k(item)} class="govuk-link" href="/${item.slug}">${item.text}</a></h3><p class="govuk-body">${item.body}</p><p><a ${k(item.action)} class="govuk-link" href="/${item.slug}/more">${item.action.text}</a></p></div>`,
  notice: (item, close) =>
    `<div class="govuk-notification-banner" role="region" aria-labelledby="nb"><h2 id="nb">Important</h2><p ${k(item)} class="govuk-notification-banner__heading">${item.text}</p><a ${k(close)} class="govuk-link" href="#hide">${close.text}</a></div>`,
  dialog: (title, text, buttons) =>
    `<section aria-labelledby="ask"><h2 ${k(title)} id="ask" class="govuk-heading-l">${title.text}</h2><p ${k(text)} class="govuk-body">${text.text}</p>${buttons}</section>`,
  page: (p) =>
    `<body class="govuk-template__body"><header role="banner">${p.brand}${p.login}</header>${p.nav}<main id="main-content" role="main">${p.notice}${p.title}${p.search}${p.tabs}${p.table}${p.pager}${p.form}${p.dialog}${p.cards}<aside>${p.side}</aside></main><footer role="contentinfo">${p.footer}</footer></body>`,
};
