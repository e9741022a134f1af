/** The events by which a page learns of a press or a key. */
const EVENTS = new Set(
  "pointerdown mousedown pointerup mouseup click dblclick contextmenu keydown keyup beforeinput input change".split(
    " ",
  ),
);

/**
 * Whether the page deals with an event of the user at this very moment: what a script does in a listener, or in a microtask that it leaves,
 * comes of the event; what a timer or a message does beside it does not.
 */
export const inEventOfUser = (): boolean => {
  const { event } = window;
  return event?.isTrusted === true && EVENTS.has(event.type);
};
