/** Roles that answer a role word, best first: people say "button" for links that look like one, "field" for anything to type into. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  button: ["button", "menuitem", "tab", "switch", "link", "combobox"],
  link: ["link", "menuitem", "tab", "button"],
  tab: ["tab", "link", "button"],
  textbox: ["textbox", "searchbox", "spinbutton", "combobox"],
  searchbox: ["searchbox", "textbox", "combobox"],
  spinbutton: ["spinbutton", "textbox"],
  combobox: ["combobox", "listbox", "button", "textbox"],
  listbox: ["listbox", "combobox"],
  checkbox: ["checkbox", "switch", "menuitemcheckbox"],
  switch: ["switch", "checkbox"],
  radio: ["radio", "menuitemradio"],
  menuitem: ["menuitem", "menuitemcheckbox", "menuitemradio", "link", "button", "option"],
  option: ["option", "menuitem", "listitem", "treeitem"],
  img: ["img", "image", "link", "graphics-symbol"],
  dialog: ["dialog", "alertdialog"],
  alert: ["alert", "status", "alertdialog"],
  row: ["row", "listitem"],
  cell: ["cell", "gridcell", "columnheader", "rowheader"],
  columnheader: ["columnheader", "cell"],
  table: ["table", "grid", "treegrid"],
  list: ["list", "listbox", "menu"],
  listitem: ["listitem", "option", "row", "treeitem"],
  region: ["region", "form", "group", "complementary", "article"],
  form: ["form", "region", "group", "search"],
  menu: ["menu", "menubar", "listbox"],
  heading: ["heading"],
  banner: ["banner"],
};

/** 1 for the role itself, less for its kin, 0 for another kind of thing. */
export const roleAnswers = (wanted: string, role: string): number => {
  if (wanted === role) return 1;
  const at = (FAMILIES[wanted] ?? []).indexOf(role);
  return at < 0 ? 0 : 1 - 0.04 * at - 0.02;
};

/** Roles whose bearer is one thing to a person, whatever stands in it; rows, lists and items may hold others of their kind. */
export const ATOMS: ReadonlySet<string> = new Set(
  "button link tab checkbox radio switch menuitemcheckbox menuitemradio option img heading".split(" "),
);

/** Not a role of ARIA: what people call the picture that leads home. */
export const LOGO = "logo";

/** Words at the end of a name that say what kind of thing it is. */
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  button: "button",
  link: "link",
  tab: "tab",
  field: "textbox",
  box: "textbox",
  input: "textbox",
  textbox: "textbox",
  editor: "textbox",
  area: "textbox",
  checkbox: "checkbox",
  toggle: "switch",
  switch: "switch",
  dropdown: "combobox",
  combobox: "combobox",
  list: "listbox",
  menu: "button",
  icon: "img",
  image: "img",
  picture: "img",
  logo: LOGO,
  heading: "heading",
  title: "heading",
  dialog: "dialog",
  row: "row",
};
