import { identifierWords, words } from "#core/model/words";
import type { Names } from "./accessible-name";
import { attributeOf, closest, findAll, idOf, matches, textOf } from "./dom";
import { isSeen } from "./proxy";
import { TEST_ID_ATTRIBUTES } from "./sources";
import { allRoots } from "./walk";

const PRESSED = "a,button,[role=button],[role=link],[role=menuitem],[role=tab],[onclick],[tabindex]";
const PICTURES = "img,svg,use,i,span";
const LETTER = /\p{L}/u;
/** Words of classes and files that say that something is a picture or a button, not which one. */
const SAYS_NOTHING = new Set(
  "icon icons ico btn button link svg img image fa fas far fab fal bi mdi glyphicon material symbol sprite png jpg jpeg gif webp lg sm md xs xl small large medium default primary secondary".split(
    " ",
  ),
);
/** Nameless things that are looked at. */
const MAX_THINGS = 400;
const MAX_PARTS = 6;

/** The last part of an address without its ending, or what follows its `#`. */
const fileName = (address: string): string => {
  if (address.startsWith("data:")) return "";
  const mark = address.indexOf("#");
  const path = mark >= 0 ? address.slice(mark + 1) : (address.split(/[?]/u)[0] ?? "");
  return (path.split("/").at(-1) ?? "").replace(/\.[a-z]{2,4}$/iu, "");
};

/** Words that its author calls a thing by in attributes that name it. */
const givenNames = (part: Element): readonly string[] => [
  ...TEST_ID_ATTRIBUTES.map((name) => attributeOf(part, name) ?? ""),
  attributeOf(part, "title") ?? "",
  idOf(part),
];

/** Words that describe the picture of a part: its file and its classes. */
const pictureNames = (part: Element): readonly string[] => [
  matches(part, "img") ? fileName(attributeOf(part, "src") ?? "") : "",
  matches(part, "use") ? fileName(attributeOf(part, "href") ?? attributeOf(part, "xlink:href") ?? "") : "",
  ...(attributeOf(part, "class") ?? "").slice(0, 300).split(/\s+/u).slice(0, 8),
];

const handlesOf = (element: Element, isPicture: boolean): readonly string[] => {
  if (!isPicture) return givenNames(element);
  const parts = [element, ...[...findAll(element, PICTURES)].slice(0, MAX_PARTS)];
  return parts.flatMap((part) => [...givenNames(part), ...pictureNames(part)]);
};

const tellingWords = (handle: string): readonly string[] =>
  words(identifierWords(handle)).filter((word) => !SAYS_NOTHING.has(word));

/** Whether a handle says the name: no other words than those that say nothing, besides the words of the name. */
const isSaid = (wanted: readonly string[], handle: string): boolean => {
  const said = tellingWords(handle);
  return said.length > 0 && wanted.every((word) => said.includes(word)) && said.length <= wanted.length + 1;
};

/** Things that can be pressed and show no word. */
export const namelessThings = (elements: readonly Element[], names: Names): readonly Element[] => {
  const things: Element[] = [];
  for (const root of allRoots(elements))
    for (const element of findAll(root, PRESSED)) {
      if (things.length >= MAX_THINGS) return things;
      if (LETTER.test(textOf(element).slice(0, 200)) || matches(element, "input,textarea,select")) continue;
      if (
        closest(element, "[aria-hidden=true]") === null &&
        !LETTER.test(names.name(element)) &&
        isSeen(element, names)
      )
        things.push(element);
    }
  return things;
};

/**
 * The nameless things that a person may mean by a name: its words are in what the author called them. What is called a picture is also found by
 * its file and its classes, which may hold one word more.
 */
export const iconsCalled = (name: string, things: readonly Element[], isPicture: boolean): readonly Element[] => {
  const wanted = words(name).filter((word) => !SAYS_NOTHING.has(word));
  if (wanted.length === 0) return [];
  const called = (exactly: boolean): readonly Element[] =>
    things.filter((thing) =>
      handlesOf(thing, isPicture).some(
        (handle) => isSaid(wanted, handle) && (!exactly || tellingWords(handle).length === wanted.length),
      ),
    );
  const exact = called(true);
  return exact.length > 0 || !isPicture ? exact : called(false);
};

/** Words in which a step can say the nameless thing, and no other of them; undefined where its author gave it none. */
export const handleOf = (thing: Element, things: readonly Element[], names: Names): string | undefined => {
  const isOnly = (name: string, isPicture: boolean): boolean => {
    const called = iconsCalled(name, things, isPicture);
    return called.length === 1 && called[0] === thing;
  };
  const quoted = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : `the ${JSON.stringify(name)} ${names.role(thing) === "link" ? "link" : "button"}`;
  const given = givenNames(thing).filter((name) => name !== "" && isOnly(name, false));
  const testId = given.find((name) => name !== idOf(thing));
  if (testId !== undefined) return quoted(testId);
  const words = handlesOf(thing, true).map((handle) => tellingWords(handle).join(" "));
  const word = words.find((each) => each !== "" && each !== idOf(thing) && isOnly(each, true));
  return word === undefined ? quoted(given[0]) : `the ${word} icon`;
};
