import type { HealAttempt } from "../model/heal";
import { fitReasons } from "../model/heal-reasons";
import type { Redactor } from "../model/redact";
import type { RunOutcome } from "../resolve/run-cache";
import type { RunContext } from "./context";

/** A run's end waits so long for what it writes, in milliseconds. */
const WRITTEN_SOON_MS = 40;

/** Only what is masked already may be cut: half a secret is not known as one. */
const fitted = (attempt: HealAttempt): HealAttempt =>
  attempt.reasons ? { ...attempt, reasons: fitReasons(attempt.reasons) } : attempt;

const write = async (ctx: RunContext, redact: Redactor, end: RunOutcome): Promise<void> => {
  await ctx.cache.commit(end);
  if (ctx.attempts.length === 0) return;
  try {
    await ctx.history.record(ctx.attempts.map((attempt) => fitted(redact.deep(attempt))));
  } catch (error) {
    ctx.degrade("heal history", error);
  }
};

/**
 * Writes what the run learned. The next run should find it, so a healthy store is waited for; with a slow or dead one it goes on behind.
 * Never rejects.
 */
export const writeBehind = async (
  needs: { readonly redact: Redactor; readonly behind: (written: Promise<void>) => void },
  ctx: RunContext,
  end: RunOutcome,
): Promise<void> => {
  const written = write(ctx, needs.redact, end);
  needs.behind(written);
  const done = new AbortController();
  await Promise.race([written, ctx.clock.sleep(WRITTEN_SOON_MS, done.signal)]);
  done.abort();
};
