import type { Random } from "../random";
import { type Content, fieldsOf, type Item, itemOf, itemsOf, slugOf, type Wording } from "./content";
import type { CardItem, Place, RowItem, Skin } from "./skin";

const item = (part: string, source: string, wording: Wording): Item =>
  itemOf(part, source, wording) ?? { key: part, text: source, slug: slugOf(source) };

const rowsOf = ({ table }: Content, wording: Wording): RowItem[] =>
  table.rows.flatMap((source) => {
    if (source.startsWith(wording === "old" ? "+" : "-")) return [];
    const cells = source.replace(/^[+-]/, "").split(", ");
    const key = `row.${slugOf(cells.slice(0, 2).join(" "))}`;
    return [
      {
        key,
        cells: cells.map((text, at) => ({ key: `${key}.${at}`, text, slug: slugOf(text) })),
        actions: itemsOf(`${key}.action`, table.actions, wording),
      },
    ];
  });

const cardsOf = ({ cards, more }: Content, wording: Wording): CardItem[] =>
  cards.map((source) => {
    const [titles = "", body = ""] = source.split("; ");
    const title = item("card", titles, wording);
    const action = item("more", more, wording);
    return { ...title, body, action: { ...action, key: `${title.key}.more` } };
  });

/** The page of that content in that skin; the new wording also orders lists by chance. */
export const drawPage = (content: Content, skin: Skin, wording: Wording, random: Random): string => {
  const arranged = <T>(items: readonly T[], share: number): readonly T[] =>
    wording === "new" && random.chance(share) ? random.shuffled(items) : items;
  const linksOf = (place: Place, sources: readonly string[], title: string): string =>
    skin.links(
      place,
      arranged(itemsOf(place, sources, wording), 0.3).map((one, at) =>
        skin.link(one, place === "tab" ? `#${one.slug}` : skin.href(one.slug), place, at === 0),
      ),
      title,
    );
  const { form, dialog } = content;
  const buttons =
    skin.button(item("form", form.submit, wording), "primary") +
    skin.button(item("form", form.cancel, wording), "plain");
  const parts = {
    brand: skin.brand(item("brand", content.brand, wording), skin.href("")),
    nav: linksOf("nav", content.nav, "Main"),
    login: skin.login(item("login", content.login, wording), skin.href("account")),
    search: skin.search(item("search", content.search, wording), item("go", content.go, wording)),
    side: linksOf("side", content.side, "Sections"),
    title: skin.heading(item("title", content.title, wording), 1),
    tabs: linksOf("tab", content.tabs, "Views"),
    form: skin.form(
      item("formtitle", form.title, wording),
      arranged(fieldsOf(form.fields, wording), 0.35).map(skin.field),
      buttons,
    ),
    table: skin.table(
      item("tabletitle", content.table.title, wording),
      itemsOf("column", content.table.columns, wording),
      arranged(rowsOf(content, wording), 0.4),
    ),
    pager: linksOf("pager", ["Previous|Back", "1", "2", "3", "Next|Forward"], "Pages"),
    cards: arranged(cardsOf(content, wording), 0.4).map(skin.card).join("\n"),
    notice: skin.notice(item("notice", content.notice, wording), item("close", "Close|Dismiss", wording)),
    dialog: skin.dialog(
      item("dialog", dialog.title, wording),
      item("dialogtext", dialog.text, wording),
      skin.button(item("dialog.ok", dialog.ok, wording), "danger") +
        skin.button(item("dialog.cancel", dialog.cancel, wording), "plain"),
    ),
    footer: linksOf("footer", content.footer, "About"),
  };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${content.brand.split("|")[0]}</title>${skin.head}</head>${skin.page(parts)}</html>`;
};
