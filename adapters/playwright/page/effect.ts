import {
  attributeOf,
  bodyOf,
  classesOf,
  findAll,
  focusIn,
  idOf,
  isConnected,
  isElement,
  isShown,
  isText,
  matches,
  parentElement,
  textOf,
} from "./dom";
import { inEventOfUser } from "./event-turn";
import { isControl } from "./own-control";
import { ancestorsOf, within } from "./walk";

const STATES = ["disabled", "aria-disabled", "aria-expanded", "aria-selected", "aria-checked", "aria-pressed"];
const WATCHED = [...STATES, "class", "style", "hidden", "open", "src", "value", "aria-busy", "aria-valuenow"];
/** What comes to a page without anybody seeing it, or with the pointer and not with the press. */
const UNSEEN = "script,style,link,meta,template,noscript,[role=tooltip],[role=timer],[role=marquee]";
/** What says that more is to come. */
const BUSY = "progress,[aria-busy=true],[role=progressbar]";
const BUSY_WORDS = /(?:^|[-_])(?:spin(?:ner)?|load(?:ing|er)|busy|progress|skeleton|backdrop-loading)(?:$|[-_])/iu;
/** So many levels over the pressed element what belongs to it is looked for. */
const GROUP_LEVELS = 4;
const MOST_FIELDS = 50;
/** What changes again within this time changes all the time: a clock, a countdown. */
const TICK_MS = 1_200;

const isBusySign = (element: Element): boolean =>
  matches(element, BUSY) || [idOf(element), ...classesOf(element)].some((name) => BUSY_WORDS.test(name));

interface EffectWatch {
  shown(): boolean;
  readonly done: Promise<true>;
  end(): void;
}

let last: EffectWatch | undefined;

const fieldState = (field: Element): string => {
  if (field instanceof HTMLInputElement) return `${field.value} ${field.checked}`;
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement ? field.value : "";
};

/** What a press may change about the pressed element and its fields without a change of the page's structure. */
const stateOf = (element: Element, group: Element): string =>
  JSON.stringify([
    textOf(element),
    ...STATES.map((name) => attributeOf(element, name)),
    ...[...findAll(group, "input,textarea,select")].slice(0, MOST_FIELDS).map(fieldState),
  ]);

const elementOf = (node: Node): Element | null => (isElement(node) ? node : parentElement(node));

/** Tells changes that come of a press from those that come of the pointer, of waiting or of the time of day. */
const createJudge = (pressed: Element, group: Element) => {
  const busy = new Set<Element>();
  const ticks = new Map<Node, number>();

  const isThere = (node: Node): boolean => {
    if (isText(node)) return (node.nodeValue ?? "").trim() !== "";
    if (!isElement(node) || matches(node, UNSEEN)) return false;
    if (!isBusySign(node)) return true;
    busy.add(node);
    return false;
  };

  /** A lone text far from the press that changes may be a clock, unless it changes while the page deals with the press. */
  const isTick = (target: Element): boolean => {
    if (inEventOfUser() || within(target, group)) return false;
    ticks.set(target, (ticks.get(target) ?? 0) + 1);
    return true;
  };

  /** Which of several links or tabs is the current one is marked before what it leads to is there. */
  const isMark = (at: Element, attribute: string | null): boolean =>
    (attribute === "class" || attribute === "style") && (isControl(at) || matches(at, "li,body,html"));

  const isEffect = ({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord): boolean => {
    const at = elementOf(target);
    if (!at || within(at, pressed) || ancestorsOf(at).some((around) => matches(around, UNSEEN)) || matches(at, UNSEEN))
      return false;
    if (type === "attributes") {
      if (!isBusySign(at)) return !isMark(at, attributeName);
      busy.add(at);
      return false;
    }
    if (type === "characterData") return !isTick(at);
    const changed = [...addedNodes, ...removedNodes].filter(isThere);
    return changed.length > 0 && (changed.some(isElement) || !isTick(at));
  };
  return {
    isEffect,
    /** A text that changed once, and not again for longer than a clock takes. */
    ticked: (): boolean => [...ticks.values()].includes(1),
    isBusy: (): boolean =>
      [...busy].some(
        (sign) =>
          isConnected(sign) && isBusySign(sign) && isShown(sign, { visibilityProperty: true, opacityProperty: true }),
      ),
  };
};

/** Watches from now on for what a press on the element changes on the page. */
export const watchEffect = (pressed: Element): void => {
  last?.end();
  const group = ancestorsOf(pressed, GROUP_LEVELS).at(-1) ?? pressed;
  const judge = createJudge(pressed, group);
  const before = { state: stateOf(pressed, group), focus: focusIn(document) };
  let changed = false;
  let waiting = false;
  let finish: (seen: true) => void = () => undefined;
  const done = new Promise<true>((resolve) => {
    finish = resolve;
  });
  const isAffected = (): boolean => {
    const focus = focusIn(document);
    const refocused =
      focus !== before.focus &&
      focus !== bodyOf() &&
      focus !== null &&
      !within(focus, pressed) &&
      !within(pressed, focus);
    return refocused || !isConnected(pressed) || stateOf(pressed, group) !== before.state;
  };
  const shown = (): boolean => (changed || isAffected()) && !judge.isBusy();
  const check = (): void => {
    if (!shown()) return;
    observer.disconnect();
    finish(true);
  };
  const onRecords = (records: readonly MutationRecord[]): void => {
    changed ||= records.some(judge.isEffect);
    if (judge.ticked() && !waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        changed ||= judge.ticked();
        check();
      }, TICK_MS);
    }
    check();
  };
  const observer = new MutationObserver(onRecords);
  const body = bodyOf();
  if (body)
    observer.observe(body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED,
    });
  last = {
    done,
    shown: () => {
      onRecords(observer.takeRecords());
      return shown();
    },
    end: () => observer.disconnect(),
  };
};

/** Resolves true when the last press has changed something on the page that is there to be seen, false when it has not within `ms`. */
export const effectShown = async (ms: number): Promise<boolean> => {
  const watch = last;
  if (!watch || watch.shown()) return true;
  return Promise.race([watch.done, new Promise<false>((late) => setTimeout(() => late(false), ms))]);
};
