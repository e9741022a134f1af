import type { Packages } from "./packages";

/** Pages that are rendered, redesigned and read again. */
export interface MutationSite {
  readonly site: string;
  /** Paths, as the site's opener understands them. */
  readonly pages: readonly string[];
}

/** Templates from npm: folders below node_modules by site. */
export const TEMPLATE_PACKAGES: Packages = {
  adminlte2: "admin-lte@2",
  adminlte3: "admin-lte@3",
  gentelella1: "gentelella@1.4",
  gentelella4: "gentelella@4",
  sbadmin2v3: "startbootstrap-sb-admin-2@3",
  sbadmin2v4: "startbootstrap-sb-admin-2@4",
  sbadmin3: "startbootstrap-sb-admin@3",
  sbadmin4: "startbootstrap-sb-admin@4",
  sbadmin7: "startbootstrap-sb-admin@7",
  jsoneditor: "jsoneditor@9",
  creative5: "startbootstrap-creative@5",
  creative7: "startbootstrap-creative@7",
  resume4: "startbootstrap-resume@4",
  resume7: "startbootstrap-resume@7",
  stisla2: "stisla@2",
  argon1: "@creative-tim-official/argon-dashboard-free@1",
  argon2: "@creative-tim-official/argon-dashboard@2",
  material2: "material-dashboard@2",
  material3: "material-dashboard@3",
  soft1: "soft-ui-dashboard@1",
  sneat1: "sneat-bootstrap-html-admin-template-free@1",
  themekit2: "themekit@2",
  tablerui: "tabler-ui@0",
};

const site = (name: string, pages: string, folder = ""): MutationSite => ({
  site: name,
  pages: pages.split(" ").map((page) => `${name}/${folder}${page}.html`),
});

export const MUTATION_SITES: readonly MutationSite[] = [
  site(
    "adminlte2",
    "index index2 starter pages/forms/general pages/forms/advanced pages/tables/data pages/UI/buttons pages/mailbox/mailbox pages/mailbox/compose pages/examples/profile pages/examples/login pages/widgets",
  ),
  site(
    "adminlte3",
    "index2 pages/forms/general pages/forms/advanced pages/tables/data pages/UI/modals pages/mailbox/mailbox pages/examples/profile pages/examples/register-v2 pages/examples/projects pages/examples/contact-us pages/layout/top-nav pages/search/enhanced",
  ),
  site(
    "gentelella1",
    "index form form_validation form_buttons general_elements inbox contacts e_commerce profile projects tables invoice login widgets calendar",
    "production/",
  ),
  site(
    "gentelella4",
    "landing faq inbox form file_manager chat user_management notifications pricing_tables profile",
    "dist/production/",
  ),
  site("sbadmin2v3", "index forms login tables buttons panels-wells notifications", "pages/"),
  site("sbadmin2v4", "index buttons tables register forgot-password cards login utilities-other"),
  site("sbadmin3", "index forms tables bootstrap-elements"),
  site("sbadmin7", "index tables login register password", "dist/"),
  site(
    "jsoneditor",
    "01_basic_usage 02_viewer 03_switch_mode 07_json_schema_validation 13_autocomplete_advanced 21_customize_context_menu",
    "examples/",
  ),
  site("creative7", "index", "dist/"),
  site("resume7", "index", "dist/"),
  site(
    "stisla2",
    "features-tickets features-settings features-setting-detail features-post-create utilities-invoice bootstrap-form components-chat-box components-article auth-register features-posts features-profile modules-datatables",
  ),
  site("argon2", "dashboard tables billing profile sign-in sign-up", "pages/"),
  site("material3", "dashboard tables billing profile notifications sign-in", "pages/"),
  site("soft1", "dashboard tables billing profile sign-up", "pages/"),
  site(
    "sneat1",
    "index pages-account-settings-notifications ui-modals forms-basic-inputs form-layouts-vertical auth-register-basic forms-input-groups ui-list-groups ui-tabs-pills tables-basic",
    "html/",
  ),
  site(
    "themekit2",
    "index pages/profile pages/form-components pages/table-bootstrap pages/taskboard pages/ui/modals pages/form-addon pages/navbar",
  ),
  site(
    "tablerui",
    "index profile blog users-list form-elements store email lookup pricing-cards docs/buttons docs/form-components",
    "dist/",
  ),
];
