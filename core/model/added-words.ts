/** What words may be added to a name: data for the rule in `longer-name.ts`. English; what is not listed counts as another meaning. */

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Before a name: they only point at it. */
export const POINTING = set("the a an my your our this please");
/** Before the name of a field, with or without an article: what a person does with it. */
export const ENTERING = set("enter type write input insert provide add leave choose pick select create set full in");
/** Before the name of where they lead. */
export const LEADING = set("go to proceed");
/** Before the name of what can be opened. */
export const OPENING = set("open toggle view show");
export const OPENED = set(
  "menu navigation cart basket bag sidebar calendar settings filters chat search notifications help",
);
/** After a name: they say no more than that. */
export const TRAILING = set("now here today us me please required optional button link icon page form field");
/** They number what is inside. */
export const COUNTED = set(
  "new unread item items active notification notifications message messages selected result results",
);

/** After the name of a field: they say again what kind of thing it holds. */
export const FIELD_HEADS = set("number name text value no nr date id code field");
/** An address or a code of it is another thing than it. */
export const ADDRESSED = set("email mail e street ip web mac postal website url");
export const CODED = set(
  "country phone area city region state currency language colour color email name company street",
);
export const UNITS = set(
  "eur euro euros usd dollars gbp pounds chf kg g lb lbs cm mm m km inches feet miles hours minutes seconds days weeks months years percent px",
);

/** Verbs of looking something up: what follows says where. */
export const LOOKING_UP = set("search find filter");
/** Verbs that move on: what follows `to` says where that leads. */
export const MOVING = set("continue proceed next back go return");
/** What there is one after the other of. */
export const STEPS = set("step page slide item image photo picture question month week day year result track post");
/** Verbs that say the same with the thing they are done to, where only one such control is there. */
export const DOING = set(
  "save upload download search find filter add create edit view show open print export import apply start update refresh browse choose select copy",
);
/** What a window over the page is called. */
export const WINDOWS = set("dialog window popup modal panel drawer menu message notification banner overlay");

/** After a verb they make it another verb, do it another way, or mean a thing of its own. */
export const TURNING = set(
  "draft drafts copy history settings preset presets preview source less more none over trial token coupon voucher code password passcode payment card tips help hidden later another issues interest template templates backup log logs search query everything all up down in out off on back again anyway first new old last next previous as close exit publish version versions mode credentials permission permissions key keys secret only both each every half twice",
);
/** After a verb of looking something up they are about the search itself. */
export const OF_SEARCH = set("options filters results guide engine ads friends");
/** Only what keeps them is meant by the verb alone. */
export const KEPT_THINGS = set("settings preferences");
export const KEEPING = set("save apply update");
/** By whom, with what, as what, without what. */
export const RESTRICTING = set(
  "with without as by via using from through until except only instead for to before after but and or not never no at on off",
);
/** Agreements that are not a part of what is agreed to. */
export const EXTRA_CONSENT = set("receive marketing newsletter offers emails not never no without");
export const AGREEING = set("agree accept consent");

/** Whole phrases after a name that belong to it. */
export const COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
  help: ["center", "centre"],
  terms: ["of use", "of service", "and conditions", "conditions"],
  privacy: ["policy", "notice", "statement"],
  "sign up": ["for free"],
  register: ["for free"],
  subscribe: ["to newsletter", "to our newsletter", "to the newsletter"],
  address: ["line 1"],
  country: ["region", "or region"],
};
