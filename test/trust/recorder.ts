/** What a trust page tells the server of: every press, key, value and submit that really reached it, in the page's own words. */
const record = (): void => {
  const [, key = ""] = location.pathname.split("/");
  const { open, send } = XMLHttpRequest.prototype;
  const say = (line: string): void => {
    const request = new XMLHttpRequest();
    open.call(request, "POST", `/__received?of=${encodeURIComponent(key)}`, false);
    send.call(request, line);
  };
  Object.assign(window, { LOG: say });
  const nameOf = (path: readonly EventTarget[]): string => {
    const elements = path.filter((target) => target instanceof Element);
    const named = elements.find(({ id }) => id !== "");
    if (named) return `#${named.id}`;
    const [first] = elements;
    return `${first?.tagName.toLowerCase() ?? "document"}{${(first?.textContent ?? "").trim().slice(0, 30)}}`;
  };
  const stateOf = (element: EventTarget | undefined): unknown => {
    if (element instanceof HTMLInputElement)
      return ["checkbox", "radio"].includes(element.type) ? element.checked : element.value;
    if (element instanceof HTMLSelectElement) {
      const chosen = [...element.selectedOptions].map(({ text }) => text);
      return element.multiple ? chosen : (chosen[0] ?? "");
    }
    if (element instanceof HTMLTextAreaElement) return element.value;
    return element instanceof HTMLElement ? element.innerText.trim() : "";
  };
  const listen = (type: string, tell: (event: Event, name: string) => void): void =>
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) tell(event, nameOf(event.composedPath()));
      },
      { capture: true },
    );
  // A click of detail 0 is made by the browser for a key or a label.
  listen("click", (event, name) => {
    if (event instanceof MouseEvent && event.detail > 0) say(`click ${name}`);
  });
  listen("dblclick", (_, name) => say(`dblclick ${name}`));
  listen("contextmenu", (_, name) => say(`rightclick ${name}`));
  listen("submit", (_, name) => say(`submit ${name}`));
  listen("keydown", (event, name) => {
    const { key: pressed } = event as KeyboardEvent;
    if (pressed.length > 1 && !["Shift", "Control", "Alt", "Meta", "Unidentified"].includes(pressed))
      say(`key ${pressed} ${name}`);
  });
  for (const type of ["input", "change"])
    window.addEventListener(type, (event) => {
      const path = event.composedPath();
      say(`value ${nameOf(path)} = ${JSON.stringify(stateOf(path[0]))}`);
    });
};

/** The recorder as a script element for the head of a page. */
export const RECORDER = `<script>(${record.toString()})()</script>`;
