/** The part of an address that may be shown: neither user nor password, path nor query. */
const originOf = (address: string): string => URL.parse(address)?.origin ?? "its address";

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

/**
 * Why a collector did not take what it was sent, in our words alone: its answer is a stranger's text, and may repeat the headers
 * it was sent.
 */
export const failureText = (signal: "traces" | "metrics", address: string, error: unknown): string => {
  const who = `the collector of ${signal} at ${originOf(address)}`;
  const code = codeOf(error);
  if (typeof code === "number") return `${who} answered with status ${code}`;
  if (code === "ECONNREFUSED" || code === "ConnectionRefused") return `${who} refuses connections`;
  if (error instanceof Error && error.message === "Request timed out") return `${who} does not answer`;
  return `${who} did not take them${typeof code === "string" && /^[A-Z_]+$/.test(code) ? ` (${code})` : ""}`;
};
