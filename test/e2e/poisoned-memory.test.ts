import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, type Place } from "./program";

interface Entry {
  readonly element: string;
  readonly locators: unknown;
  readonly fingerprint: unknown;
}

/** Two elements of one page whose entries are swapped by hand: each entry then points at the other one, at no drift. */
interface Pair {
  readonly name: string;
  /** The parts of the page that hold the one and the other. */
  readonly html: readonly [string, string];
  readonly steps: readonly [string, string];
  /** What the page tells the server of the one. */
  readonly does: string;
}

const tells = (what: string, on = "onclick"): string =>
  `${on}="x = new XMLHttpRequest(); x.open('GET', '/did/${what}', false); x.send()"`;

const PAIRS: readonly Pair[] = [
  {
    name: "buttons",
    html: [
      `<p><button id="a" ${tells("save")}>Save draft</button></p>`,
      `<p><button id="b" ${tells("delete")}>Remove all orders</button></p>`,
    ],
    steps: ["click Save draft", "click Remove all orders"],
    does: "save",
  },
  {
    name: "links",
    html: [
      `<p><a id="a" href="#a" ${tells("help")}>Help</a></p>`,
      `<p><a id="b" href="#b" ${tells("leave")}>Log out</a></p>`,
    ],
    steps: ["click Help", "click Log out"],
    does: "help",
  },
  {
    name: "fields",
    html: [
      `<p><label>Street <input id="a" ${tells("street", "oninput")}></label></p>`,
      `<p><label>Card holder <input id="b" ${tells("card", "oninput")}></label></p>`,
    ],
    steps: ["fill Street with x", "fill Card holder with x"],
    does: "street",
  },
  {
    name: "boxes",
    html: [
      `<p><label><input type="checkbox" id="a" ${tells("terms", "onchange")}> I accept the terms</label></p>`,
      `<p><label><input type="checkbox" id="b" ${tells("news", "onchange")}> Send me news</label></p>`,
    ],
    steps: ["check I accept the terms", "check Send me news"],
    does: "terms",
  },
  {
    name: "rows",
    html: [
      `<table><tr><td>Ann</td><td><button ${tells("ann")}>Edit</button></td></tr></table>`,
      `<table><tr><td>Bob</td><td><button ${tells("bob")}>Edit</button></td></tr></table>`,
    ],
    steps: ['click Edit for "Ann"', 'click Edit for "Bob"'],
    does: "ann",
  },
];

const swapped = (text: string): string => {
  const lock = JSON.parse(text) as { readonly elements: readonly Entry[] };
  const [one, other, ...more] = lock.elements;
  if (!one || !other || more.length > 0) throw new Error(`two entries are wanted: ${text}`);
  const as = (entry: Entry, { locators, fingerprint }: Entry): Entry => ({ ...entry, locators, fingerprint });
  return JSON.stringify({ ...lock, elements: [as(one, other), as(other, one)] });
};

describe("an entry that was edited to point at another element", () => {
  let pages: Pages;
  let place: Place;
  beforeAll(() => {
    buildProgram();
    place = createPlace();
    pages = servePages((url) => {
      const [, which, parts] = url.pathname.split("/");
      const pair = PAIRS.find(({ name }) => name === which);
      return pair ? page("Orders", parts === "second" ? pair.html[1] : pair.html.join("")) : "";
    });
  });
  afterAll(async () => {
    await pages.close();
    place.remove();
  });

  /** Learns both elements, swaps their entries in the store, and returns how to run the first step on the whole page or without its element. */
  const poison = async ({ name, steps }: Pair) => {
    await place.pacts(["cache", "clear", "--all"]);
    const fileOf = (part: string, chosen: readonly string[]): string => {
      const lines = chosen.map((step) => `  - ${step}\n`).join("");
      return place.file(
        `${name}-${part}.pacts.yaml`,
        `id: ${name}\nurl: ${pages.url}/${name}/${part}\nsteps:\n${lines}`,
      );
    };
    expect((await place.pacts(["run", fileOf("both", steps)])).code).toBe(0);
    const lock = `${name}.lock.json`;
    expect((await place.pacts(["cache", "export", lock])).code).toBe(0);
    await place.pacts(["cache", "clear", "--all"]);
    writeFileSync(join(place.folder, lock), swapped(readFileSync(join(place.folder, lock), "utf8")));
    const did = async (part: string, ...flags: readonly string[]) => {
      const before = pages.asked.length;
      const { code } = await place.pacts(["run", fileOf(part, [steps[0]]), "--step-timeout", "1500ms", ...flags]);
      return { code, did: pages.asked.slice(before).filter((path) => path.startsWith("/did/")) };
    };
    return { lock, did, imported: () => place.pacts(["cache", "import", lock]) };
  };

  for (const pair of PAIRS)
    test(`${pair.name}: the words of the step decide, nothing is touched without the right one, a frozen run refuses`, async () => {
      const { did, imported, lock } = await poison(pair);
      expect(await did("both", "--frozen", "--lock", lock)).toEqual({ code: 4, did: [] });
      expect((await imported()).code).toBe(0);
      expect(await did("second")).toEqual({ code: 1, did: [] });
      expect(await did("both")).toEqual({ code: 0, did: [`/did/${pair.does}`] });
    });
});
