/** Key names by what people call them. */
const NAMED: Readonly<Record<string, string>> = {
  enter: "Enter",
  return: "Enter",
  tab: "Tab",
  escape: "Escape",
  esc: "Escape",
  space: "Space",
  spacebar: "Space",
  "space bar": "Space",
  backspace: "Backspace",
  delete: "Delete",
  del: "Delete",
  insert: "Insert",
  home: "Home",
  end: "End",
  pageup: "PageUp",
  "page up": "PageUp",
  pgup: "PageUp",
  pagedown: "PageDown",
  "page down": "PageDown",
  pgdn: "PageDown",
  pgdown: "PageDown",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  "up arrow": "ArrowUp",
  "down arrow": "ArrowDown",
  "left arrow": "ArrowLeft",
  "right arrow": "ArrowRight",
  "arrow up": "ArrowUp",
  "arrow down": "ArrowDown",
  "arrow left": "ArrowLeft",
  "arrow right": "ArrowRight",
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
  uparrow: "ArrowUp",
  downarrow: "ArrowDown",
  leftarrow: "ArrowLeft",
  rightarrow: "ArrowRight",
  capslock: "CapsLock",
  "caps lock": "CapsLock",
  contextmenu: "ContextMenu",
};

const MODIFIERS: Readonly<Record<string, string>> = {
  ctrl: "Control",
  control: "Control",
  cmd: "Meta",
  command: "Meta",
  meta: "Meta",
  "⌘": "Meta",
  win: "Meta",
  windows: "Meta",
  alt: "Alt",
  option: "Alt",
  opt: "Alt",
  shift: "Shift",
  ctrlorcmd: "ControlOrMeta",
  controlormeta: "ControlOrMeta",
};

/** Names a button may well have too: quoted, they are names. */
const BUTTON_LIKE = new Set(["Delete", "Home", "End", "Insert", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

const functionKey = (name: string): string | undefined => {
  const number = Number(name.slice(1));
  return name.startsWith("f") && name.length <= 3 && Number.isInteger(number) && number >= 1 && number <= 24
    ? `F${number}`
    : undefined;
};

const plainKey = (name: string): string | undefined => NAMED[name.toLowerCase()] ?? functionKey(name.toLowerCase());

const isSingle = (text: string): boolean => [...text].length === 1;

const combination = (text: string): string | undefined => {
  const dashed = !text.includes("+") && text.includes("-") && text.length > 1;
  const parts = (dashed ? text.split("-") : text.split("+")).map((part) => part.trim());
  if (text.endsWith("++")) parts.splice(-2, 2, "+");
  const last = parts.pop() ?? "";
  const modifiers = parts.map((part) => MODIFIERS[part.toLowerCase()]);
  const key = plainKey(last) ?? MODIFIERS[last.toLowerCase()] ?? (isSingle(last) ? last : undefined);
  if (modifiers.length === 0 || modifiers.includes(undefined) || key === undefined) return undefined;
  return [...modifiers, key.length === 1 ? key.toUpperCase() : key].join("+");
};

/** A key or combination in Playwright's names (`Enter`, `ArrowDown`, `Control+A`) from any spelling; undefined for what is no key. */
export const keyOf = (text: string): string | undefined =>
  plainKey(text) ?? MODIFIERS[text.toLowerCase()] ?? combination(text) ?? (isSingle(text) ? text : undefined);

/**
 * Whether `press TEXT` means a key without the word `key`: known names and combinations do, and single letters and signs;
 * digits and quoted words that a button may carry (`"Delete"`) are names.
 */
export const looksLikeKey = (text: string, quoted: boolean): boolean => {
  const named = plainKey(text);
  if (named) return !(quoted && BUTTON_LIKE.has(named));
  if (combination(text) !== undefined) return true;
  return !quoted && isSingle(text) && !(text >= "0" && text <= "9") && text === text.toLowerCase();
};
