/** One version of an application and how its requirement is told there. */
export interface VersionUnderTest {
  readonly version: string;
  /** Another file where this version really wants other steps. */
  readonly file?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A requirement on a real application; the first version is the old one its file was written from. */
export interface Scenario {
  readonly app: string;
  readonly name: string;
  /** Paths that answer below 400 when the application and its data are there. */
  readonly ready: readonly string[];
  readonly versions: readonly [VersionUnderTest, ...VersionUnderTest[]];
  readonly secrets?: Readonly<Record<string, string>>;
}

const WIKI_READY = ["/index.php/Main_Page"];
const WIKI_VERSIONS: Scenario["versions"] = [{ version: "1.35" }, { version: "1.39" }, { version: "1.43-vector-2022" }];
/** Of the throw-away applications, which install themselves with it. */
const PASSWORD = "PactsAdmin-2468";

export const SCENARIOS: readonly Scenario[] = [
  {
    app: "adminer",
    name: "row",
    ready: ["/"],
    versions: [{ version: "4.7.9" }, { version: "4.8.1" }, { version: "5.2.1", variables: { system: "SQLite" } }],
  },
  {
    app: "django-admin",
    name: "add-user",
    ready: ["/admin/login/"],
    versions: [{ version: "2.2" }, { version: "3.2" }, { version: "4.2" }],
    secrets: { ADMIN_PASSWORD: PASSWORD, NEW_PASSWORD: "Difference-Engine-1822" },
  },
  {
    app: "lightning",
    name: "new-account",
    ready: ["/"],
    versions: [{ version: "1.11.5-synthetic" }, { version: "1.17.7-synthetic" }, { version: "1.28.15-native" }],
  },
  { app: "mediawiki", name: "wikipedia-search", ready: WIKI_READY, versions: WIKI_VERSIONS },
  {
    app: "mediawiki",
    name: "search",
    ready: WIKI_READY,
    versions: [
      { version: "1.35" },
      { version: "1.39" },
      { version: "1.43-vector-2022", file: "mediawiki.search.vector-2022.pacts.yaml" },
    ],
  },
  {
    app: "mediawiki",
    name: "edit",
    ready: WIKI_READY,
    versions: WIKI_VERSIONS,
    secrets: { WIKI_PASSWORD: PASSWORD },
  },
  {
    app: "verdaccio",
    name: "search",
    ready: ["/analytical-engine", "/turing-tape"],
    versions: [
      { version: "3.13.1" },
      { version: "4.13.2", file: "verdaccio.search.tabs.pacts.yaml" },
      { version: "5.33.0", file: "verdaccio.search.tabs.pacts.yaml" },
    ],
  },
];

/** The requirement file of a version, beside this one. */
export const fileOf = ({ app, name }: Scenario, { file }: VersionUnderTest): string =>
  file ?? `${app}.${name}.pacts.yaml`;
