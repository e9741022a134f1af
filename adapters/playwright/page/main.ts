import { createNames } from "./accessible-name";
import { aim } from "./aim";
import { isConnected, isElement, titleOf } from "./dom";
import { detailOf } from "./detail";
import { discover } from "./discover";
import { forgetFilled, overwrittenFields } from "./overwritten";
import { effectShown } from "./effect";
import { explain } from "./explain";
import { suggestionsCame } from "./suggestions";
import { arm, pressEnded } from "./guard";
import { focused } from "./focused";
import { sliderValue } from "./grip-parts";
import { gripText } from "./grip-text";
import { heldElement, holdAs } from "./held";
import { look, pageText, stateOf } from "./look";
import { cover, uncover } from "./cover";
import { isFrameAt } from "./press-point";
import { hideInPictures } from "./mask";
import { untilCalm } from "./calm";
import { mentionedTexts } from "./mentioned-texts";
import { nextMutation } from "./mutation";
import { chooseAt } from "./native-list";
import { optionOf, scrollOptions } from "./options";
import { markShown } from "./appeared";
import { beginChoice } from "./choice-begin";
import { afterPress, beforePress } from "./choice-evidence";
import { checkedAnew } from "./read-anew";
import { typingPlace } from "./typing-place";
import { pressEvidence } from "./press-evidence";
import type { Ask } from "./protocol";
import { relocate } from "./relocate";
import { reveal } from "./reveal";
import { tookText } from "./took-text";
import { verify } from "./verify";
import { keysLost, watchKeys } from "./watch-keys";

const stateOfHeld = (id: string) => {
  const element = heldElement(id);
  return element && isConnected(element) ? stateOf(element, 1, createNames()) : null;
};

const sliderOf = (id: string) => {
  const element = heldElement(id);
  return element ? sliderValue(element) : null;
};

/** What each question is answered with. */
const ANSWERS: { readonly [Op in Ask["op"]]: (ask: Extract<Ask, { op: Op }>) => unknown } = {
  discover: (ask) => discover(ask.query),
  verify: (ask) => verify(ask.locators, ask.fingerprint, ask.query, ask.threshold),
  relocate: (ask) => relocate(ask.fingerprint, ask.query),
  reveal: (ask) => reveal(ask.to),
  detail: (ask) => detailOf(ask.held),
  look: (ask) => look(ask.query, ask.attribute),
  pageText: () => pageText(),
  mentions: (ask) => mentionedTexts(ask.texts),
  title: () => titleOf(),
  frame: () => ({ name: window.name, url: location.href, title: titleOf() }),
  mutation: (ask) => nextMutation(ask.ms),
  calm: (ask) => untilCalm(ask.ms),
  arm: (ask) => arm(ask.held, ask.x, ask.y, ask.press, ask.until),
  pressEnded: (ask) => pressEnded(ask.held, ask.now),
  explain: (ask) => explain(ask.query),
  overwritten: (ask) => {
    const lost = overwrittenFields();
    if (lost.length > 0 || ask.forget) forgetFilled();
    return lost;
  },
  effect: (ask) => effectShown(ask.ms),
  suggestionsCame: async (ask) => {
    await suggestionsCame(ask.ms);
    return true;
  },
  isFrame: (ask) => isFrameAt(ask.x, ask.y),
  aim: (ask) => aim(ask.held),
  pressEvidence: (ask) => pressEvidence(ask.held),
  watchKeys: (ask) => watchKeys(ask.held, ask.mode),
  slider: (ask) => sliderOf(ask.held),
  focused: () => focused(),
  keysLost: () => keysLost(),
  took: (ask) => tookText(ask.held, ask.wanted, ask.added),
  grip: (ask) => gripText(ask.held, ask.value),
  choose: (ask) => chooseAt(ask.held, ask.indexes),
  checkedAnew: (ask) => checkedAnew(ask.query),
  beginChoice: (ask) => beginChoice(ask.held),
  anewChoice: () => markShown(),
  typingPlace: (ask) => typingPlace(ask.held),
  beforePress: (ask) => beforePress(ask.held, ask.option, ask.wanted),
  afterPress: (ask) => afterPress(ask.query),
  state: (ask) => stateOfHeld(ask.held),
  option: (ask) => optionOf(ask.held, ask.wanted),
  scrollOptions: (ask) => scrollOptions(ask.held, ask.to),
  hide: (ask) => hideInPictures(ask.held),
  cover: (ask) => cover(ask.secrets),
  uncover: () => uncover(),
};

/** The compiler does not see that the answer belongs to the question. */
const answer = (ask: Ask): unknown => (ANSWERS[ask.op] as (ask: Ask) => unknown)(ask);

/** The element for the selector engine: `held:<id>`; `keep:<id>` keeps what the selector before it matched. */
const pick = (what: string, root: Node): readonly Element[] => {
  if (what.startsWith("keep:") && isElement(root)) {
    holdAs(what.slice("keep:".length), root);
    return [root];
  }
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
