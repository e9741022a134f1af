import { PortError, UserError } from "#core/model/failure";

/** The server answers, but this program may not write to that database. */
export class ForeignSchemaError extends Error {
  override readonly name = "ForeignSchemaError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** No answer in time. */
export class SilenceError extends Error {
  override readonly name = "SilenceError";
  constructor(ms: number) {
    super(`the server did not answer within ${ms} ms`);
  }
}

/** What went wrong at the bottom: the Orm's own words would tell the parameters. */
const rootOf = (error: unknown): unknown => {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error && current.cause instanceof Error; depth++) {
    current = current.cause;
  }
  return current;
};

const textOf = (error: unknown, field: string): string => {
  const root = rootOf(error);
  if (!(root instanceof Error)) return "";
  const value: unknown = Reflect.get(root, field);
  return typeof value === "string" ? value : "";
};

/** The server's SQLSTATE, or the system's code: `28P01`, `ECONNREFUSED`; empty when none. */
export const codeOf = (error: unknown): string => textOf(error, "code");

/** The rule of the schema that was broken; empty when none. */
export const ruleOf = (error: unknown): string => textOf(error, "constraint_name");

const isAnswer = (error: unknown): boolean => textOf(error, "severity") !== "";

/** The victim of a deadlock: nothing was done, and the next try will do. */
export const isDeadlock = (error: unknown): boolean => codeOf(error) === "40P01";

/** Nothing more is to be had from these connections. A server that leaves or has become read-only says so; all else is no answer. */
export const isLost = (error: unknown): boolean => {
  if (error instanceof PortError || error instanceof UserError) return false;
  if (isAnswer(error)) return /^(08|57P0|25006)/.test(codeOf(error));
  return !(error instanceof ForeignSchemaError);
};

interface Explanation {
  readonly text: string;
  readonly hint?: string;
}

const ADDRESS = "look at PACTS_DATABASE_URL, and whether the server runs";
const CUT = "look whether the server runs, and whether it speaks TLS as the sslmode of PACTS_DATABASE_URL wants";

/** By code, or by the beginning of one. */
const EXPLAINED: readonly (readonly [code: string, text: string, hint?: string])[] = [
  ["ECONNREFUSED", "nobody listens there", ADDRESS],
  ["ENOENT", "there is no such socket", ADDRESS],
  ["ENOTFOUND", "there is no such host", ADDRESS],
  ["EAI_AGAIN", "the name of the host cannot be looked up", ADDRESS],
  ["CONNECT_TIMEOUT", "it does not answer", ADDRESS],
  ["CONNECTION_", "the connection was lost", CUT],
  ["ECONNRESET", "the connection was lost", CUT],
  ["EPIPE", "the connection was lost", CUT],
  ["57P03", "it is starting up or shutting down", "try again in a moment"],
  ["57P0", "the server ended the connection", "try again in a moment"],
  ["28P01", "user or password are wrong", "look at the user and the password in PACTS_DATABASE_URL"],
  [
    "28000",
    "this user may not connect from here",
    "look at the user in PACTS_DATABASE_URL and at the server's pg_hba.conf",
  ],
  ["3D000", "there is no such database", "create it (createdb), or mend the name in PACTS_DATABASE_URL"],
  ["53300", "it has no connection left", "raise max_connections, or put a pooler in front"],
  ["531", "its disk is full", "free some space"],
  ["53200", "it is out of memory"],
  ["25006", "it takes no writes", "name the primary server in PACTS_DATABASE_URL"],
  ["42501", "the user may not do that", "give the user its own database, or CREATE on its schema"],
  [
    "42P07",
    "another program has tables of these names there",
    "choose another database, or add ?search_path=... with a schema of pacts' own",
  ],
  ["3F000", "there is no such schema", "create the schema that search_path names"],
  ["55P03", "another process has been migrating it for too long", "look for a stopped pacts process"],
];

const TLS = /certificate|self.signed|ALTNAME|TLS|SSL/i;

const explain = (error: unknown): Explanation => {
  const root = rootOf(error);
  const code = codeOf(root);
  const message = root instanceof Error ? root.message : String(root);
  if (root instanceof ForeignSchemaError) return { text: message, hint: root.hint };
  if (root instanceof SilenceError) return { text: message, hint: ADDRESS };
  const [, text, hint] = EXPLAINED.find(([beginning]) => code.startsWith(beginning)) ?? [];
  if (text !== undefined) return { text: `${text} (${code})`, ...(hint === undefined ? {} : { hint }) };
  if (!isAnswer(root) && TLS.test(`${code} ${message}`))
    return {
      text: `no trusted connection (${message})`,
      hint: "look at sslmode and sslrootcert in PACTS_DATABASE_URL",
    };
  return { text: code === "" ? message : `${message} (${code})` };
};

/** What a port may throw: PortError and UserError pass through, all else becomes a PortError that names the place. */
export const asPortError = (port: string, operation: string, label: string, error: unknown): Error => {
  if (error instanceof PortError || error instanceof UserError) return error;
  const { text, hint } = explain(error);
  return new PortError(port, "postgres", operation, `${label}: ${text}`, {
    cause: rootOf(error),
    ...(hint === undefined ? {} : { hint }),
  });
};
