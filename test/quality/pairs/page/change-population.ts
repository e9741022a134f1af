import type { Random } from "../random";
import type { Change, Redesign } from "./redesign";
import { reworded, spokenTextsOf } from "./spoken-text";

const ROWS = "tbody > tr,ul > li,ol > li,[role=row],[role=listitem],.card,.list-group-item";
const CONTROLS = "a[href],button,input:not([type=hidden]),select,textarea,[role=button],[role=tab],[role=menuitem]";

const textsIn = (element: Element): Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.trim() !== "" && !node.parentElement?.closest("script,style,option"))
      found.push(node);
  return found;
};

/** Everything the element and what is in it is called, said by `words`. */
const sayAnew = (element: Element, words: (text: string) => string): boolean => {
  const texts = textsIn(element);
  for (const node of texts) node.data = words(node.data.trim());
  let told = texts.length > 0;
  for (const inside of [element, ...element.querySelectorAll("*")])
    for (const { text, write, attribute } of spokenTextsOf(inside)) {
      if (!attribute) continue;
      write(words(text));
      told = true;
    }
  return told;
};

/** A copy that cannot be mistaken for the same element: other words, ids of its own; undefined when it has no words. */
const stranger = ({ random }: Redesign, element: Element, words: (text: string) => string): Element | undefined => {
  const copy = element.cloneNode(true);
  if (!(copy instanceof Element) || !sayAnew(copy, words)) return undefined;
  for (const inside of [copy, ...copy.querySelectorAll("*")]) {
    if (inside.id !== "") inside.id = `${inside.id}-${random.hash(3)}`;
    const name = inside.getAttribute("name");
    if (name && !inside.matches("[type=radio]")) inside.setAttribute("name", `${name}2`);
    const href = inside.getAttribute("href");
    if (href && href !== "#" && !href.startsWith("javascript:"))
      inside.setAttribute("href", `${href}-${random.below(90)}`);
  }
  return copy;
};

const OTHER_WORDS = [
  "Draft",
  "Other",
  "Archive",
  "Extra",
  "Sample",
  "Legacy",
  "Second",
  "Public",
  "Team",
  "Beta",
  "Quick",
  "Advanced",
] as const;

const otherName = (random: Random) => (text: string) => {
  const word = random.pick(OTHER_WORDS);
  return random.chance(0.5)
    ? `${text} ${word.toLowerCase()}`
    : random.chance(0.5)
      ? `${word} ${text}`
      : `${word} ${random.hash(4)}`;
};

/** Lists and tables have new rows. */
export const addRows: Change = (redesign) => {
  const { all, random, share } = redesign;
  for (const row of random.some(
    all().filter((element) => element.matches(ROWS)),
    Math.min(0.3, share * 0.3),
  )) {
    const count = random.chance(0.15) ? 2 + random.below(6) : 1;
    for (let made = 0; made < count; made++) {
      const fresh = stranger(redesign, row, otherName(random));
      if (!fresh) break;
      if (random.chance(0.5)) row.before(fresh);
      else row.after(fresh);
    }
  }
};

/** Rows, list items and cards are gone. */
export const removeRows: Change = ({ all, random, share, remove }) => {
  for (const row of random.some(
    all().filter((element) => element.matches(ROWS)),
    Math.min(0.25, share * 0.2),
  ))
    if (row.isConnected) remove(row);
};

const fieldBlock = (control: Element): Element =>
  (control.matches("input,select,textarea") && control.closest(".form-group,.form-row,.field,p,li,.mb-3")) || control;

/** Controls of the same kind stand beside the old ones. */
export const insertLookAlikes: Change = (redesign) => {
  const { all, random, share } = redesign;
  for (const control of random.some(
    all().filter((element) => element.matches(CONTROLS)),
    share * 0.3,
  )) {
    const block = fieldBlock(control);
    const fresh = stranger(redesign, block, (text) =>
      (random.chance(0.4) ? (reworded(text, random) ?? text) : text).concat(
        ` ${random.pick(OTHER_WORDS).toLowerCase()}`,
      ),
    );
    if (!fresh) continue;
    if (random.chance(0.6)) block.before(fresh);
    else block.after(fresh);
  }
};

/** Controls are gone; in the place of some stands another one with the same looks. */
export const removeControls: Change = (redesign) => {
  const { all, random, share, remove, welcome } = redesign;
  for (const control of random.some(
    all().filter((element) => element.matches(CONTROLS)),
    share * 0.2,
  )) {
    if (!control.isConnected) continue;
    if (random.chance(0.4)) {
      const other = stranger(
        redesign,
        control,
        () => `${random.pick(OTHER_WORDS)} ${random.pick(OTHER_WORDS).toLowerCase()}`,
      );
      if (other && control.id !== "" && random.chance(0.5)) other.id = control.id;
      if (other) control.before(welcome(other));
    }
    remove(control);
  }
};

export const removeSections: Change = ({ all, random, share, remove }) => {
  const sections = all().filter(
    (element) =>
      element.matches("section,aside,form,fieldset,footer,.card,.panel,.box,table") &&
      element.querySelectorAll(CONTROLS).length < 25,
  );
  for (const section of random.some(sections, share * 0.08)) if (section.isConnected) remove(section);
};

/** Controls are still in the tree but folded away. */
export const hideSome: Change = ({ all, random, share, hide }) => {
  for (const element of random.some(
    all().filter((one) => one.matches(`${CONTROLS},li,label`)),
    share * 0.06,
  ))
    if (element instanceof HTMLElement) hide(element);
};

/** Blocks that were not there: a banner, a cookie bar, a search box, a menu. */
export const addBlocks: Change = ({ random, welcome }) => {
  const blocks: readonly [string, ...string[]] = [
    '<div role="banner" class="notice"><p>We have a new look. <a href="/tour">Take the tour</a> <button type="button">Dismiss</button></p></div>',
    '<div role="dialog" aria-label="Cookies" class="cookie-bar"><p>This site uses cookies.</p><button>Accept all</button><button>Reject</button><a href="/privacy">Details</a></div>',
    '<form role="search" class="site-search"><label>Search the site <input type="search" name="global_q" placeholder="Search everything"></label><button>Go</button></form>',
    '<nav aria-label="Quick links"><ul><li><a href="/start">Start</a></li><li><a href="/news">News</a></li><li><a href="/help">Help</a></li><li><a href="/account">Account</a></li></ul></nav>',
    '<div class="toolbar" role="toolbar"><button>New</button><button>Edit</button><button>Delete</button><button>Export</button></div>',
  ];
  for (let count = 1 + random.below(2); count > 0; count--) {
    const holder = welcome(document.createElement("div"));
    holder.innerHTML = random.pick(blocks);
    if (random.chance(0.7)) document.body.prepend(holder);
    else document.body.append(holder);
  }
};
