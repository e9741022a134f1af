import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { PortError } from "#core/model/failure";
import { type PostgresServer, startPostgres, type TestDatabase } from "../servers/postgres";
import { sampleEntry, scratchFolder } from "./samples";

/** A certificate for 127.0.0.1 that signed itself, and its key. */
const certify = (folder: string) => {
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const made = Bun.spawnSync([
    ...["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=pacts test"],
    ...["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
  ]);
  if (!made.success) throw new Error(`openssl: ${made.stderr}`);
  return { cert, key };
};

describe("Postgres over TLS", () => {
  const folder = scratchFolder();
  let cert: string;
  let [secure, plain]: PostgresServer[] = [];
  let [secured, open]: TestDatabase[] = [];
  const attempt = async (database: TestDatabase | undefined, options: string, host = "127.0.0.1"): Promise<string> => {
    const url = new URL(`${database?.url}?${options}`);
    url.hostname = host;
    const layer = createPostgresCacheLayer({ client: openPostgres({ url: url.href }), namespace: "team" });
    try {
      await layer.putMany([sampleEntry("a")]);
      const used =
        "SELECT bool_and(ssl) AS ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'pacts'";
      return (await database?.query(used))?.[0]?.ssl === true ? "encrypted" : "plain";
    } catch (error) {
      return error instanceof PortError ? `${error.name}: ${error.message}; ${error.options.hint}` : String(error);
    } finally {
      await layer.close();
    }
  };

  beforeAll(async () => {
    const files = certify(folder.path);
    cert = files.cert;
    secure = await startPostgres({ tls: files });
    plain = await startPostgres();
    [secured, open] = [await secure.database(), await plain.database()];
  });
  afterAll(async () => {
    for (const server of [secure, plain]) await server?.stop();
    folder.remove();
  });

  it.each([
    ["sslmode=disable", "plain"],
    ["sslmode=prefer", "encrypted"],
    ["sslmode=require", "encrypted"],
    ["sslmode=verify-ca&sslrootcert=CERT", "encrypted"],
    ["sslmode=verify-full&sslrootcert=CERT", "encrypted"],
  ])("%s: %s", async (options, wanted) => {
    expect(await attempt(secured, options.replace("CERT", cert))).toBe(wanted);
  });

  it("refuses a certificate nobody it trusts has signed", async () => {
    for (const mode of ["verify-ca", "verify-full"]) {
      expect(await attempt(secured, `sslmode=${mode}`)).toMatch(/^PortError: .*no trusted connection .*certificate/);
    }
  });

  it("refuses another host's certificate when the host is to be verified", async () => {
    expect(await attempt(secured, `sslmode=verify-ca&sslrootcert=${cert}`, "localhost")).toBe("encrypted");
    expect(await attempt(secured, `sslmode=verify-full&sslrootcert=${cert}`, "localhost")).toMatch(
      /^PortError: .*no trusted connection/,
    );
  });

  it("takes a server without TLS only when that is preferred, not required", async () => {
    expect(await attempt(open, "sslmode=prefer")).toBe("plain");
    expect(await attempt(open, "sslmode=require")).toMatch(/^PortError: .*lost.*sslmode/);
  });
});
