/** Takes one piece of evidence: its name and how strong it is, mostly in [0, 1]. */
export type Put = (name: string, value: number | boolean) => void;

/** Names of what is said of one property, made once: they are used for every candidate. */
export interface PropertyNames {
  readonly same: string;
  readonly differ: string;
  readonly lost: string;
  readonly gained: string;
}

export const namesFor = (property: string): PropertyNames => ({
  same: `${property}Same`,
  differ: `${property}Differ`,
  lost: `${property}Lost`,
  gained: `${property}Gained`,
});

/** What one of the two shows and the other does not. */
export const presence = (put: Put, names: PropertyNames, before: boolean, now: boolean): void => {
  put(names.lost, before && !now);
  put(names.gained, !before && now);
};

/** An attribute: the same, another one, gone, or new. */
export const attribute = (
  put: Put,
  names: PropertyNames,
  before: string | undefined,
  now: string | undefined,
): void => {
  put(names.same, before !== undefined && before === now);
  put(names.differ, before !== undefined && now !== undefined && before !== now);
  presence(put, names, before !== undefined, now !== undefined);
};
