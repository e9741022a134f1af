/** End (exclusive) of the `${...}` that starts at `start`, braces counted; undefined when it is never closed. */
export const templateEnd = (source: string, start: number): number | undefined => {
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
};

/** Does a template start here? `$${` is a plain `${`. */
export const templateStarts = (source: string, at: number): boolean => source[at] === "$" && source[at + 1] === "{";

/** Is the whole text one template and nothing else? */
export const isOneTemplate = (text: string): boolean => templateStarts(text, 0) && templateEnd(text, 0) === text.length;
