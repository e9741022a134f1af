import { createNames } from "./accessible-name";
import { aim, chooseAt, gripText, keysLost, tookText, watchKeys } from "./aim";
import { isConnected, titleOf } from "./dom";
import { detailOf } from "./detail";
import { discover } from "./discover";
import { arm, disarm } from "./guard";
import { heldElement } from "./held";
import { look, pageText, stateOf } from "./look";
import { cover, uncover } from "./cover";
import { hideInPictures } from "./mask";
import { untilCalm } from "./calm";
import { nextMutation } from "./mutation";
import { optionOf, scrollOptions } from "./options";
import type { Ask } from "./protocol";
import { relocate } from "./relocate";
import { reveal } from "./reveal";
import { verify } from "./verify";

const stateOfHeld = (id: string) => {
  const element = heldElement(id);
  return element && isConnected(element) ? stateOf(element, 1, createNames()) : null;
};

const answer = (ask: Ask): unknown => {
  switch (ask.op) {
    case "discover":
      return discover(ask.query);
    case "verify":
      return verify(ask.locators, ask.fingerprint, ask.query, ask.threshold);
    case "relocate":
      return relocate(ask.fingerprint, ask.query);
    case "reveal":
      return reveal(ask.to);
    case "detail":
      return detailOf(ask.held);
    case "look":
      return look(ask.query, ask.attribute);
    case "pageText":
      return pageText();
    case "title":
      return titleOf();
    case "frame":
      return { name: window.name, url: location.href, title: titleOf() };
    case "mutation":
      return nextMutation(ask.ms);
    case "calm":
      return untilCalm(ask.ms);
    case "arm":
      return arm(ask.held, ask.x, ask.y);
    case "disarm":
      return disarm(ask.held);
    case "aim":
      return aim(ask.held);
    case "watchKeys":
      return watchKeys(ask.held);
    case "keysLost":
      return keysLost();
    case "took":
      return tookText(ask.held);
    case "grip":
      return gripText(ask.held);
    case "choose":
      return chooseAt(ask.held, ask.index);
    case "state":
      return stateOfHeld(ask.held);
    case "option":
      return optionOf(ask.held, ask.wanted);
    case "scrollOptions":
      return scrollOptions(ask.held, ask.to);
    case "hide":
      return hideInPictures(ask.held);
    case "cover":
      return cover(ask.secrets);
    case "uncover":
      return uncover();
  }
};

/** The element for the selector engine: `held:<id>`. */
const pick = (what: string): readonly Element[] => {
  const element = heldElement(what.slice("held:".length));
  return element && isConnected(element) ? [element] : [];
};

// This is the isolated world: the page's own scripts can neither see nor change it.
Object.defineProperty(globalThis, "__pacts", {
  value: {
    ask: async (json: string): Promise<string> => JSON.stringify((await answer(JSON.parse(json) as Ask)) ?? null),
    pick,
  },
});
