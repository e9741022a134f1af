import type { Failure } from "../model/failure";
import { fillAction } from "./secrets";
import { navigationTimeoutOf, type RunContext } from "./context";

/** Has it a scheme, so that it means the same from everywhere? */
export const isAbsolute = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url);

const refused = (url: string): Failure => ({
  code: "refused",
  message: `${url} is refused: only http and https addresses are opened`,
});

const baseOf = (ctx: RunContext): string | undefined => {
  const { url } = ctx.requirement;
  const own = url !== undefined && !isAbsolute(url) ? join(url, ctx.options.baseUrl) : url;
  return own !== undefined && isAbsolute(own) ? own : ctx.options.baseUrl;
};

const join = (url: string, base: string | undefined): string =>
  base !== undefined && URL.canParse(url, base) ? new URL(url, base).href : url;

/** Opens an address; a relative one is meant from the requirement's own, or from the base URL. Undefined when it is open. */
export const navigate = async (ctx: RunContext, url: string, timeoutMs: number): Promise<Failure | undefined> => {
  const filled = fillAction({ kind: "goto", url }, ctx.secrets);
  if (!filled.ok) return filled.failure;
  const target = filled.value.kind === "goto" ? filled.value.url : url;
  const address = isAbsolute(target) ? target : join(target, baseOf(ctx));
  if (isAbsolute(address) && !/^https?:/i.test(address)) return refused(url);
  const done = await ctx.session.goto(address, timeoutMs);
  return done.ok ? undefined : done.failure;
};

/** Moves in the history of the page. */
export const move = async (
  ctx: RunContext,
  direction: "back" | "forward" | "reload",
  timeoutMs: number,
): Promise<Failure | undefined> => {
  const done = await ctx.session.move(direction, timeoutMs);
  return done.ok ? undefined : done.failure;
};

/** The requirement's address, unless its first step opens a full address of its own. */
export const openPage = async (ctx: RunContext): Promise<Failure | undefined> => {
  const { url, steps } = ctx.requirement;
  const first = steps[0]?.action;
  if (url === undefined || (first?.kind === "goto" && isAbsolute(first.url))) return undefined;
  return Promise.race([
    navigate(ctx, url, navigationTimeoutOf(ctx)),
    ctx.stopped.then((): Failure => ({ code: "interrupted", message: "interrupted" })),
  ]);
};
