import type { RunEvent, RunEventBody, StepEnded } from "#core/model/event";
import type { Verdict } from "#core/model/run";
import type { Reporter } from "#core/ports/reporter";

/** Events with their stamps. */
export const stamped = (bodies: readonly RunEventBody[]): readonly RunEvent[] =>
  bodies.map((body, at) => ({ v: 1, seq: at + 1, ts: "2026-11-22T10:00:00.000Z", invocation: "inv", ...body }));

export const stepEnd = (run: string, index: number, more: Partial<StepEnded> = {}): StepEnded => ({
  type: "step.end",
  run,
  req: "shop",
  step: `S${index}`,
  index,
  text: `click ${index}`,
  action: "click",
  element: "Save",
  outcome: "success",
  healed: false,
  source: "sqlite",
  selector: "#save",
  strategy: "css",
  lookupMs: 1,
  proofMs: 2,
  discoverMs: 3,
  actionMs: 10,
  ms: 20,
  ...more,
});

interface RunOptions {
  readonly verdict?: Verdict;
  readonly attempt?: number;
  readonly row?: string | null;
  readonly title?: string;
  readonly file?: string;
  readonly inner?: readonly RunEventBody[];
  readonly healed?: number;
}

/** One run, from its start to its end; a failed one has a failed step. */
export const runBodies = (run: string, options: RunOptions = {}): readonly RunEventBody[] => {
  const { verdict = "pass", attempt = 1, row = null, title = "The shop", file = "shop.pacts.yaml", inner } = options;
  const failed: Partial<StepEnded> = {
    outcome: "fail",
    error: {
      code: "not-found",
      message: "nothing answers",
      hint: "look",
      candidates: ["button"],
      file,
      line: 4,
      column: 5,
    },
  };
  return [
    { type: "run.start", run, req: "shop", title, file, row, attempt, url: "http://shop.test/", steps: 1 },
    ...(inner ?? [stepEnd(run, 1, verdict === "fail" ? failed : {})]),
    {
      type: "run.end",
      run,
      req: "shop",
      status: "done",
      verdict,
      ms: 1234,
      steps: { total: 1, success: verdict === "fail" ? 0 : 1, fail: verdict === "fail" ? 1 : 0, skipped: 0 },
      healed: options.healed ?? 0,
      healRounds: 0,
      asserted: true,
    },
  ];
};

/** What a reporter makes of events; `create` is handed where to write. */
export const reported = async (
  create: (write: (text: string) => void) => Reporter,
  bodies: readonly RunEventBody[],
): Promise<string> => {
  let text = "";
  const reporter = create((part) => {
    text += part;
  });
  for (const event of stamped(bodies)) reporter.on(event);
  await reporter.close();
  return text;
};
