import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityOf, parseAddress } from "#adapters/postgres/address";
import { UserError } from "#core/model/failure";
import { scratchFolder } from "../../../contract/samples";

const refusalOf = (url: string): UserError => {
  try {
    parseAddress(url);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`taken: ${url}`);
};

describe("the address of a Postgres database", () => {
  it("is read whole", () => {
    expect(parseAddress("postgresql://ann:p%40ss%2Fw%25@db.example:6543/team%20one?application_name=ci")).toEqual({
      label: "db.example:6543/team one",
      host: "db.example",
      port: 6543,
      user: "ann",
      password: "p@ss/w%",
      database: "team one",
      tls: "prefer",
      prepare: true,
      connectMs: 3000,
      settings: { application_name: "ci" },
    });
  });

  it("tells whether two addresses mean the same tables, whoever asks", () => {
    const of = (url: string): string => identityOf(parseAddress(url));
    const known = of("postgres://ann:pass@db.example/team");
    expect(of("postgresql://bob:word@DB.example:5432/team?sslmode=require&application_name=ci")).toBe(known);
    expect(of("postgres://team@db.example")).toBe(known);
    expect(known).not.toMatch(/ann|pass/);
    const others = [
      "//db.example/other",
      "//db2.example/team",
      "//db.example:5433/team",
      "//db.example/team?search_path=a",
    ];
    for (const other of others) expect(of(`postgres:${other}`)).not.toBe(known);
  });

  it("has defaults", () => {
    expect(parseAddress("postgres://localhost")).toMatchObject({
      label: "localhost:5432/",
      port: 5432,
      user: undefined,
      password: undefined,
      database: undefined,
      tls: false,
    });
  });

  it("takes any user, password and database, escaped", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (user, password, database) => {
        const [u, p, d] = [user, password, database].map(encodeURIComponent);
        expect(parseAddress(`postgres://${u}:${p}@h/x${d}`)).toMatchObject({
          user,
          password,
          database: `x${database}`,
        });
      }),
    );
  });

  it("takes IPv6 and the folder of a socket", () => {
    expect(parseAddress("postgres://a@[::1]:5/b")).toMatchObject({ host: "::1", tls: false, label: "[::1]:5/b" });
    expect(parseAddress("postgres:///b?host=/var/run/postgresql")).toMatchObject({
      host: "/var/run/postgresql",
      database: "b",
      tls: false,
    });
    expect(parseAddress("postgres://%2Frun/b?sslmode=require")).toMatchObject({ host: "/run", tls: false });
  });

  it.each([
    ["disable", false],
    ["prefer", "prefer"],
    ["allow", "prefer"],
    ["require", { rejectUnauthorized: false }],
    ["verify-ca", { checkServerIdentity: expect.any(Function) }],
    ["verify-full", {}],
  ])("takes sslmode=%s as libpq does", (mode, tls) => {
    expect(parseAddress(`postgres://db.example/x?sslmode=${mode}`).tls).toEqual(tls);
  });

  it("verifies with the certificate it is given, also when only encryption is required", () => {
    const folder = scratchFolder();
    const path = join(folder.path, "ca.pem");
    writeFileSync(path, "PEM");
    expect(parseAddress(`postgres://h/x?sslmode=verify-full&sslrootcert=${path}`).tls).toEqual({ ca: "PEM" });
    expect(parseAddress(`postgres://h/x?sslmode=require&sslrootcert=${path}`).tls).toEqual({
      ca: "PEM",
      checkServerIdentity: expect.any(Function),
    });
    expect(parseAddress("postgres://h/x?sslmode=verify-full&sslrootcert=system").tls).toEqual({});
    folder.remove();
    expect(refusalOf(`postgres://h/x?sslmode=verify-full&sslrootcert=${path}`).message).toContain("ENOENT");
  });

  it.each([
    ["ssl=true", "tls", { rejectUnauthorized: false }],
    ["ssl=false", "tls", false],
    ["prepare=false", "prepare", false],
    ["connect_timeout=1.5", "connectMs", 1500],
    ["search_path=quality", "settings", { search_path: "quality" }],
    ["channel_binding=require", "settings", {}],
  ])("takes %s", (option, field, value) => {
    expect(parseAddress(`postgres://h/x?${option}`)).toMatchObject({ [field]: value });
  });

  it.each([
    ["no address", "db.example/x", "cannot be read"],
    ["another scheme", "mysql://u:CANARY@h/x", "postgres://"],
    ["a bad port", "postgres://u:CANARY@h:99999/x", "cannot be read"],
    ["a lone % in the password", "postgres://u:CANARY%@h/x", "password"],
    ["a typing error", "postgres://u:CANARY@h/x?sslmod=require", "sslmod"],
    ["an sslmode that is none", "postgres://u:CANARY@h/x?sslmode=full", "sslmode"],
    ["a time that is none", "postgres://u:CANARY@h/x?connect_timeout=soon", "connect_timeout"],
  ])("is refused with %s, and no password shown", (_, url, words) => {
    const error = refusalOf(url);
    expect(error.message).toContain(words);
    expect(error.options.hint).not.toBe("");
    expect(`${error.message} ${error.options.hint}`).not.toContain("CANARY");
  });
});
