import type { Failure } from "../model/failure";
import { formatPlace } from "../model/place";
import type { Redactor } from "../model/redact";
import type { Step } from "../model/step";
import type { HeldElement, Recording, Session } from "../ports/browser";
import type { Keep } from "./keep";

/** When something is recorded from beginning to end: kept of every run, or only of those that did not pass. */
export type RecordMode = "off" | "on" | "only-on-failure";

/** What is kept of runs to show how they went. */
export interface EvidenceOptions {
  /** `on`: of every healed element, at every failure and at the end; `each-step`: after every step, too. What a step asks for is always taken. */
  readonly screenshot: "off" | "only-on-failure" | "on" | "each-step";
  readonly video: RecordMode;
  readonly trace: RecordMode;
  /** Whether the events of the run are kept as a file. */
  readonly log: boolean;
}

export interface EvidenceNeeds {
  readonly options: EvidenceOptions;
  readonly keep: Keep;
  readonly session: Session;
  readonly redact: Redactor;
  /** Whether the requirement types secrets. */
  readonly secrets: boolean;
}

type Shown = Pick<Step, "id" | "text" | "place">;

/** Keeps what shows how a run went. Never throws: what cannot be kept is told as lost. */
export interface Evidence {
  /** The picture that a step asked for. */
  screenshot(name: string, step: string): Promise<void>;
  /** A healed element is about to be acted on: its picture, which is kept when the step succeeds. */
  healed(element: HeldElement, timeoutMs: number): Promise<void>;
  /** A step is over. Of a failure: its picture, and its context as JSON. Answers the path of the picture of a healed element. */
  stepEnded(step: Shown & Partial<Pick<Step, "action">>, failure: Failure | undefined): Promise<string | undefined>;
  /** The last step is over, and the page still there. */
  end(how: { readonly passed: boolean; readonly interrupted: boolean }): Promise<void>;
}

const PICTURE_TIMEOUT_MS = 5000;
/** Somebody waits for the program to end. */
const LAST_PICTURE_TIMEOUT_MS = 1000;
const NO_VIDEO = "a video cannot cover secrets, and the requirement types some; screenshots and traces can";

/** What the session is to record from its beginning on. A film cannot be masked, so none is made where secrets are typed. */
export const recordingOf = ({ trace, video }: EvidenceOptions, secrets: boolean): Recording => ({
  ...(trace === "off" ? {} : { trace: secrets ? "without-pictures" : "with-pictures" }),
  video: video !== "off" && !secrets,
});

const contextOf = (step: Shown, failure: Failure, url: string): object => {
  const { candidates = [], ...rest } = failure;
  return { step: step.id, text: step.text, place: formatPlace(step.place), url, ...rest, candidates };
};

const refuse = (): never => {
  throw new Error(NO_VIDEO);
};

/** Creates the evidence of one run. */
export const createEvidence = (needs: EvidenceNeeds): Evidence => {
  const { options, keep, redact, session } = needs;
  const takes = options.screenshot;
  let failures = 0;
  /** Nothing has happened since the last picture. */
  let pictured = false;
  /** Makes the bytes of the picture of the element that was healed last. */
  let healing: (() => { readonly bytes: Uint8Array }) | undefined;

  const picture = async (name: string, step?: string, timeoutMs = PICTURE_TIMEOUT_MS): Promise<void> => {
    pictured = true;
    await keep({ artifactType: "screenshot", name, ...(step === undefined ? {} : { step }) }, async () => ({
      bytes: await session.screenshot(redact.values, timeoutMs),
    }));
  };
  const records = (mode: RecordMode, passed: boolean): boolean => mode === "on" || (mode !== "off" && !passed);

  return {
    screenshot: (name, step) => picture(name.endsWith(".png") ? name : `${name}.png`, step),
    healed: async (element, timeoutMs) => {
      if (takes !== "on" && takes !== "each-step") return;
      try {
        const bytesOf = await session.pictureOf(element, redact.values, timeoutMs);
        healing = () => ({ bytes: bytesOf() });
      } catch (error) {
        healing = () => {
          throw error;
        };
      }
    },
    stepEnded: async (step, failure) => {
      const taken = healing;
      healing = undefined;
      pictured = failure === undefined && step.action?.kind === "screenshot";
      if (failure === undefined) {
        if (takes === "each-step" && !pictured) await picture(`step-${step.id}.png`, step.id);
        return taken && keep({ artifactType: "screenshot", name: `healed-${step.id}.png`, step: step.id }, taken);
      }
      failures++;
      const suffix = failures === 1 ? "" : `-${step.id}`;
      if (takes !== "off") await picture(`failure${suffix}.png`, step.id);
      const context = contextOf(step, failure, session.url());
      await keep({ artifactType: "log", name: `error-context${suffix}.json`, step: step.id }, () => ({
        bytes: new TextEncoder().encode(`${JSON.stringify(redact.deep(context), null, 2)}\n`),
      }));
      return undefined;
    },
    end: async ({ passed, interrupted }) => {
      if ((takes === "on" || takes === "each-step") && !pictured)
        await picture("end.png", undefined, interrupted ? LAST_PICTURE_TIMEOUT_MS : PICTURE_TIMEOUT_MS);
      if (records(options.trace, passed))
        await keep({ artifactType: "trace", name: "trace.zip" }, async () => ({ bytes: await session.trace(redact) }));
      if (!records(options.video, passed)) return;
      const film = needs.secrets ? refuse : () => session.video();
      await keep({ artifactType: "video", name: "video.webm" }, film);
    },
  };
};
