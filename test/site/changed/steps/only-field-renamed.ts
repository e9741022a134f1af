import { type ChangedPage, html } from "./page";

export const onlyFieldRenamed: ChangedPage = {
  name: "only-field-renamed",
  steps: ["fill Type to search... with tape"],
  before: {
    html: html(
      `<header><a href="/">Shop</a><form class="el"><input class="el-input" name="search-box" placeholder="Type to search..."><input name="token" type="hidden"></form></header>`,
    ),
    truth: ["[name=search-box]"],
  },
  after: {
    html: html(
      `<header><div class="bar"><div role="combobox" aria-expanded="false"><div><input class="mui" placeholder="Search packages"></div></div><div><span>Language</span></div><input class="mui" value="English"></div></header>`,
    ),
    truth: ["[placeholder='Search packages']"],
  },
  must: "act",
  value: "tape",
  note: "the one field to search in is built anew and says more",
};
