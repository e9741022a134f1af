import { startServer } from "#adapters/http/server";
import { UserError } from "#core/model/failure";
import { readConfig } from "./config";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { createAnswers } from "./serve-answers";
import { openServing } from "./serving";
import { watchSignals } from "./signals";
import { textOf } from "./table";

const HOST = "127.0.0.1";
const PORT = 9464;
const HIGHEST_PORT = 65_535;

const portOf = (flags: Flags): number => {
  const text = textOf(flags, "port");
  if (text === undefined) return PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) <= HIGHEST_PORT) return Number(text);
  throw new UserError(`--port ${text} is no port`, { hint: `from 1 to ${HIGHEST_PORT}, or 0 for any that is free` });
};

const hostsOf = (flags: Flags): readonly string[] => {
  const hosts = [flags.allowHost ?? []].flat().map(String);
  const wrong = hosts.find((host) => !/^[A-Za-z0-9.[\]:-]+$/.test(host));
  if (wrong === undefined) return hosts;
  throw new UserError(`--allow-host ${JSON.stringify(wrong)} is no name of a host`, {
    hint: "a name alone, without http:// and port",
  });
};

const LOOPBACK = /^(127\.|localhost$|::1$)/;

/** Nobody is asked for a password here. */
const OPEN =
  "everybody who reaches this address can read what is served; put a proxy that asks for a password in front of it";

const READING = ["window", "limit", "json"] as const;

const refuseForeign = (flags: Flags): void => {
  const foreign = READING.find((name) => flags[name] !== undefined);
  if (foreign === undefined) return;
  throw new UserError(`--${foreign} is not for pacts metrics serve`, {
    hint: foreign === "window" ? "add it to the address: /?window=7d" : "leave it out",
  });
};

/** `pacts metrics serve`: serves until a signal ends it. Throws UserError for a wrong flag and for a port that is taken. */
export const serveCommand = async (flags: Flags, io: Io): Promise<number> => {
  refuseForeign(flags);
  const options = { host: textOf(flags, "host") ?? HOST, port: portOf(flags), hosts: hostsOf(flags) };
  const serving = await openServing(readConfig(flags, io), io);
  const interruption = watchSignals(io, async () => {}, "pacts: closing; once more to stop at once");
  try {
    const server = startServer({
      ...options,
      answer: createAnswers(serving),
      onError: (error) => io.err(`pacts: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
    });
    try {
      io.out(`${server.url}\n`);
      if (!LOOPBACK.test(options.host)) io.err(`pacts: ${OPEN}\n`);
      if (io.isTty) io.err("metrics at /metrics, figures as JSON at /api/v1/summary; Ctrl-C ends\n");
      return await ended(interruption.signal);
    } finally {
      await server.close();
    }
  } finally {
    interruption.dispose();
    await serving.close();
  }
};

/** The exit code of the signal. */
const ended = (signal: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    const end = (): void => resolve(Number(signal.reason));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
