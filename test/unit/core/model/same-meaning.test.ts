import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameMeaning } from "#core/model/same-meaning";
import { isDestructive, isSameName, words } from "#core/model/words";
import { ENGLISH } from "#core/model/wordings-english";

const bothWays = (a: string, b: string): readonly boolean[] => [isSameMeaning(a, b), isSameMeaning(b, a)];

const ROWS: readonly (readonly string[])[] = [
  ...Object.entries(ENGLISH.anywhere),
  ...Object.entries(ENGLISH.first),
  ...ENGLISH.among.map(({ said, also }) => [said, also] as const),
].map(([said, also]) => [said, ...also.split(",").map((phrase) => phrase.trim())]);

describe("isSameMeaning", () => {
  it.each([
    ["Log in", "Sign in"],
    ["Login", "Sign in to your account"],
    ["Log out", "Sign out"],
    ["Register", "Create an account"],
    ["E-mail", "Email address *"],
    ["Enter your e-mail", "Email"],
    ["Basket (3)", "Shopping cart (2)"],
    ["Add to basket", "Add to bag"],
    ["Save", "Store"],
    ["Save changes", "Store"],
    ["Remove item", "Delete item"],
    ["Search", "Find"],
    ["Search products", "Find products"],
    ["Surname", "Last name"],
    ["Postcode", "ZIP / Postal code"],
    ["Create project", "New project"],
    ["View all", "See all"],
    ["Wish list", "Wishlist"],
    ["Change address", "Edit address"],
    ["Favourite colour", "Favorite color"],
  ])("%s may be called %s", (a, b) => expect(bothWays(a, b)).toEqual([true, true]));

  it.each([
    ["Sign in", "Sign up"],
    ["Sign in", "Register"],
    ["Log in", "Log out"],
    ["Log in", "Sign out"],
    ["Zoom in", "Zoom out"],
    ["Check in", "Checkout"],
    ["Save", "Save as"],
    ["Save", "Apply"],
    ["Save", "Store locator"],
    ["Cancel", "Close"],
    ["Cancel", "Delete"],
    ["Cancel", "Dismiss"],
    ["Archive", "Delete"],
    ["Discard", "Remove"],
    ["Remove", "Delete all"],
    ["Delete", "Remove account"],
    ["Edit", "Change password"],
    ["Edit", "Update"],
    ["Find", "Search next"],
    ["Search", "Filter"],
    ["Add", "Create"],
    ["Copy", "Duplicate"],
    ["Show", "View"],
    ["Submit", "Save"],
    ["Buy", "Order"],
    ["Buy now", "Pay"],
    ["Continue", "Next"],
    ["Back", "Previous"],
    ["Name", "Surname"],
    ["Name", "Title"],
    ["User", "Member"],
    ["First name", "Surname"],
    ["Phone", "Mobile number"],
    ["Email", "Confirm e-mail address"],
    ["Password", "Confirm password"],
    ["New password", "Repeat password"],
    ["Billing address", "Delivery address"],
    ["Laundry basket", "Laundry cart"],
    ["Bags", "Cart"],
    ["Order history", "Orders by history of 2"],
    ["Post comment", "Send comment"],
    ["Version 1.2", "Version 12"],
    ["Do not send me offers", "Submit me offers"],
    ["Not able", "Notable"],
    ["Enable", "Turn off"],
    ["Disable", "Switch on"],
    ["Accept all", "Decline all"],
    ["", "Search"],
  ])("%s is never called %s", (a, b) => expect(bothWays(a, b)).toEqual([false, false]));

  const OPPOSITES = [
    ["add", "remove"],
    ["add", "delete"],
    ["create", "delete"],
    ["new", "remove"],
    ["show", "hide"],
    ["open", "close"],
    ["next", "previous"],
    ["enable", "disable"],
    ["turn on", "turn off"],
    ["lock", "unlock"],
    ["accept", "decline"],
    ["accept", "reject"],
    ["log in", "log out"],
    ["sign in", "log off"],
    ["sign in", "sign up"],
    ["start", "stop"],
    ["begin", "end"],
    ["send from", "send to"],
    ["select", "deselect"],
    ["undo", "redo"],
    ["upload", "download"],
    ["check", "uncheck"],
    ["subscribe", "unsubscribe"],
    ["import", "export"],
  ] as const;
  const phrase = fc.constantFrom(...ROWS.flat());
  const thing = fc.constantFrom(
    "",
    "item",
    "your account",
    "all files",
    "file 2",
    "e mail",
    "basket",
    "settings",
    "order",
  );
  const anyName = fc
    .array(fc.oneof(phrase, fc.constantFrom("all", "not", "2", "order", "item", "your", "file")), { maxLength: 4 })
    .map((list) => list.join(" "));

  it("opposites never mean the same, whatever follows", () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPPOSITES), thing, ([a, b], rest) => {
        expect(bothWays(`${a} ${rest}`, `${b} ${rest}`)).toEqual([false, false]);
      }),
    );
  });

  it("is the same both ways, and true of a name and itself", () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(isSameMeaning(a, b)).toBe(isSameMeaning(b, a));
        expect(isSameMeaning(a, a)).toBe(true);
      }),
    );
  });

  it("a negation, a number or a word for harm never comes or goes", () => {
    fc.assert(
      fc.property(phrase, fc.constantFrom("not", "never", "2", "all", "delete", "pay"), (said, extra) => {
        fc.pre(!words(said).includes(extra));
        for (const row of ROWS.filter((each) => each.includes(said)))
          for (const other of row) expect(bothWays(`${extra} ${said}`, other)).toEqual([false, false]);
      }),
    );
  });
});

describe("the words of English", () => {
  it("every phrase of a row means the same as every other of it", { timeout: 60_000 }, () => {
    for (const row of ROWS)
      for (const a of row) for (const b of row) expect(`${a} = ${b}: ${isSameMeaning(a, b)}`).toBe(`${a} = ${b}: true`);
  });
  it("no phrase stands in two rows", () => {
    const all = ROWS.flat();
    expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
  });
  it("no two rows mean the same", { timeout: 60_000 }, () => {
    const same = ROWS.flatMap((row, at) =>
      ROWS.slice(at + 1).flatMap((other) =>
        row.flatMap((a) => other.filter((b) => isSameMeaning(a, b) && !isSameName(a, b)).map((b) => `${a} = ${b}`)),
      ),
    );
    expect(same).toEqual([]);
  });
  it("words for harm stand only in the rows of one harm", () => {
    const harmful = ROWS.filter((row) => row.some(isDestructive)).map(([said]) => said);
    expect(harmful).toEqual([
      "confirm password",
      "confirm new password",
      "delete",
      "cancel",
      "submit",
      "buy",
      "reject",
      "disable",
      "reject all",
    ]);
  });
});
