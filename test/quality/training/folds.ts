/** Sites in groups of about the same number of items: what is left out together. */
export const foldsOf = (items: readonly { readonly site: string }[], count: number): readonly ReadonlySet<string>[] => {
  const sizes = new Map<string, number>();
  for (const { site } of items) sizes.set(site, (sizes.get(site) ?? 0) + 1);
  const folds = Array.from({ length: count }, () => ({ sites: new Set<string>(), size: 0 }));
  for (const [site, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
    const smallest = folds.reduce((least, fold) => (fold.size < least.size ? fold : least));
    smallest.sites.add(site);
    smallest.size += size;
  }
  return folds.map(({ sites }) => sites);
};
