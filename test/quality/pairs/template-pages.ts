/** One page of a template in two of its major versions; the versions were drawn anew, the content stayed. */
export interface TemplatePair {
  readonly site: string;
  /** Paths below node_modules, old and new. */
  readonly pages: readonly (readonly [string, string])[];
}

const versions = (site: string, [old, now]: readonly [string, string], pages: string): TemplatePair => ({
  site,
  pages: pages.split(" ").map((page) => {
    const [before = "", after = before] = page.split(">");
    return [`${old}${before}.html`, `${now}${after}.html`];
  }),
});

export const TEMPLATE_PAIRS: readonly TemplatePair[] = [
  versions(
    "adminlte",
    ["adminlte2/pages/", "adminlte3/pages/"],
    "forms/general forms/advanced forms/editors tables/data tables/simple mailbox/mailbox mailbox/compose mailbox/read-mail examples/profile examples/login examples/register examples/invoice examples/404 UI/buttons UI/general UI/timeline UI/modals widgets calendar ../index ../index2",
  ),
  versions(
    "gentelella",
    ["gentelella1/production/", "gentelella4/dist/production/"],
    "form form_validation form_buttons general_elements inbox contacts profile projects tables invoice login widgets calendar e_commerce index index2 pricing_tables typography project_detail form_wizards form_upload",
  ),
  versions("sb-admin-2", ["sbadmin2v3/pages/", "sbadmin2v4/"], "index login tables buttons blank"),
  versions("sb-admin", ["sbadmin3/", "sbadmin4/"], "index tables charts"),
  versions("sb-admin", ["sbadmin4/", "sbadmin7/dist/"], "index tables charts login register forgot-password>password"),
  versions("sb-admin", ["sbadmin3/", "sbadmin7/dist/"], "index tables charts"),
  versions("creative", ["creative5/", "creative7/dist/"], "index"),
  versions("resume", ["resume4/", "resume7/dist/"], "index"),
  versions("argon", ["argon1/examples/", "argon2/pages/"], "dashboard profile tables login>sign-in register>sign-up"),
  versions(
    "material",
    ["material2/examples/", "material3/pages/"],
    "dashboard user>profile tables notifications typography icons",
  ),
];
