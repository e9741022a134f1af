/** Pages of npm packages that are rendered, redesigned and read again: `folder/page` below node_modules. */
export interface MutationSite {
  readonly site: string;
  /** npm name and version range; absent when the pages are not from a package. */
  readonly npm?: string;
  readonly pages: readonly string[];
}

const site = (name: string, npm: string, pages: string, folder = ""): MutationSite => ({
  site: name,
  npm,
  pages: pages.split(" ").map((page) => `${name}/${folder}${page}.html`),
});

export const MUTATION_SITES: readonly MutationSite[] = [
  site(
    "adminlte2",
    "admin-lte@2",
    "index index2 starter pages/forms/general pages/forms/advanced pages/tables/data pages/UI/buttons pages/mailbox/mailbox pages/mailbox/compose pages/examples/profile pages/examples/login pages/widgets",
  ),
  site(
    "adminlte3",
    "admin-lte@3",
    "index2 pages/forms/general pages/forms/advanced pages/tables/data pages/UI/modals pages/mailbox/mailbox pages/examples/profile pages/examples/register-v2 pages/examples/projects pages/examples/contact-us pages/layout/top-nav pages/search/enhanced",
  ),
  site(
    "gentelella1",
    "gentelella@1.4",
    "index form form_validation form_buttons general_elements inbox contacts e_commerce profile projects tables invoice login widgets calendar",
    "production/",
  ),
  site(
    "sbadmin2v3",
    "startbootstrap-sb-admin-2@3",
    "index forms login tables buttons panels-wells notifications",
    "pages/",
  ),
  site(
    "sbadmin2v4",
    "startbootstrap-sb-admin-2@4",
    "index buttons tables register forgot-password cards login utilities-other",
  ),
  site(
    "jsoneditor",
    "jsoneditor@9",
    "examples/01_basic_usage examples/02_viewer examples/03_switch_mode examples/07_json_schema_validation examples/13_autocomplete_advanced examples/21_customize_context_menu",
  ),
];
