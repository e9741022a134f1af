/** Letters to insert, leave out, change or swap with their neighbour. */
const distance = (left: string, right: string): number => {
  let older: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const edited = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      current.push(swapped ? Math.min(edited, (older[j - 2] ?? 0) + 1) : edited);
    }
    older = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
};

/** The known word a misspelt one most likely meant; undefined when none is near (a third of the letters may differ). */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase().slice(0, 40);
  let best: { readonly name: string; readonly away: number } | undefined;
  for (const name of known) {
    const away = distance(wanted, name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3));
    if (away <= allowed && (!best || away < best.away)) best = { name, away };
  }
  return best?.name;
};
