import type { ElementState } from "../model/step";
import { phraseBook } from "./phrases";

/** What a word says of an element. */
export interface StateWord {
  readonly state: ElementState;
  readonly negated: boolean;
}

const words = (state: ElementState, phrases: string, negated = false): (readonly [string, StateWord])[] =>
  phrases.split("|").map((phrase) => [phrase, { state, negated }]);

/** What stands after `is`. */
export const STATES = phraseBook<StateWord>([
  ...words(
    "visible",
    "visible|displayed|shown|present|showing|on screen|on the screen|on the page|rendered|available|there|listed|visible on the page|in view|seen|found|viewable|on display",
  ),
  ...words("hidden", "hidden|invisible|gone|absent|missing|removed|not there|dismissed|out of view|closed"),
  ...words("enabled", "enabled|clickable|interactive|tappable"),
  ...words("disabled", "disabled|greyed out|grayed out|greyed-out|grayed-out|unclickable|not clickable"),
  ...words("checked", "checked|ticked|selected|turned on|switched on|toggled on|marked|marked as checked|chosen|on"),
  ...words(
    "checked",
    "unchecked|unticked|unselected|deselected|turned off|switched off|toggled off|un-checked|not checked|off",
    true,
  ),
  ...words("focused", "focused|in focus|focussed|the active element"),
  ...words("editable", "editable"),
  ...words("editable", "read-only|readonly|read only|uneditable", true),
  ...words("empty", "empty|blank|cleared"),
  ...words("empty", "non-empty|filled|filled in|populated", true),
]);

/** Verbs that say a state themselves. */
export const STATE_VERBS = phraseBook<StateWord>([
  ...words(
    "visible",
    "appears|appear|shows up|show up|pops up|pop up|exists|exist|loads|load|comes up|is loaded|loaded|appeared|has loaded|finishes loading|opens|open",
  ),
  ...words("hidden", "disappears|disappear|vanishes|vanish|goes away|go away|disappeared|closes|close"),
  ...words("focused", "has focus|have focus|gets focus|has the focus|receives focus"),
]);
