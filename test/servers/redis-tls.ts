import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../contract/samples";
import { freePort } from "./free-port";
import { type RedisServer, startRedis } from "./redis";

/** A server that also speaks TLS, with a certificate of its own making for `localhost`. */
export interface TlsRedisServer extends RedisServer {
  /** `rediss://localhost:PORT`. */
  readonly tlsUrl: string;
  /** PEM of the authority that signed its certificate. */
  readonly ca: string;
}

const makeCertificate = (folder: string): { readonly key: string; readonly certificate: string } => {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const made = Bun.spawnSync(
    [
      ...["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost"],
    ],
    { stdin: "ignore", stdout: "ignore", stderr: "pipe", timeout: 10_000 },
  );
  if (!made.success) throw new Error(`openssl made no certificate: ${made.stderr.toString()}`);
  return { key, certificate };
};

/** Starts a server with a TLS port besides its plain one. The caller stops it. */
export const startTlsRedis = async (): Promise<TlsRedisServer> => {
  const folder = scratchFolder();
  try {
    const { key, certificate } = makeCertificate(folder.path);
    const tlsPort = await freePort();
    const server = await startRedis({
      args: [
        ...["--tls-port", String(tlsPort), "--tls-auth-clients", "no"],
        ...["--tls-key-file", key, "--tls-cert-file", certificate, "--tls-ca-cert-file", certificate],
      ],
    });
    return {
      ...server,
      tlsUrl: `rediss://localhost:${tlsPort}`,
      ca: readFileSync(certificate, "utf8"),
      stop: async () => {
        await server.stop();
        folder.remove();
      },
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
};
