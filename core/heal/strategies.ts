import { meansAnother } from "../model/reworded";
import type { Candidate, Discovery, SeenElement } from "../ports/browser";
import { isAnother } from "./guard";
import { isCalled, bearsName, isSameText } from "./same-name";
import { likeliest, onlyField, sharing } from "./sharing";
import type { Finding, HealStrategy, Missed, Strategy } from "./strategy";

const always = (): boolean => true;
const said = (text: string | undefined): boolean => text !== undefined && text !== "";

/** From here on an answer is the whole name, if only of a text or a column's head beside the element, or the picture that is asked for. */
const EXACT = 0.79;

/** A whole name, or a longer one that means the same. */
const STRONG = 0.75;

/** Neither has a name of its own: what the words found then they find now, in the same way. */
const isNameless = ({ fingerprint }: Missed, { snapshot, score }: Candidate): boolean =>
  fingerprint.name === "" && snapshot.name === "" && score >= EXACT;

/** What a person would take at once for the element the query names. */
const exactly = ({ query, fingerprint }: Missed, answer: Discovery): Finding => {
  if (answer.kind === "none") return { kind: "nothing", reason: "no match", rivals: answer.rivals };
  if (answer.kind === "ambiguous")
    return { kind: "nothing", reason: `${answer.rivals.length} answer equally well`, rivals: answer.rivals };
  const { candidate } = answer;
  const { snapshot } = candidate;
  // The words mean what they have just brought, as on a page that nothing is remembered of.
  if (candidate.suggested) return { kind: "found", element: candidate, score: candidate.score };
  const asWritten = bearsName(snapshot, query.name) || isCalled(snapshot, query.name);
  const asBefore = fingerprint.name !== "" && snapshot.name === fingerprint.name;
  // A name that says more is taken as on a page that nothing is remembered of, where it does not turn the remembered one round.
  const asAnswered = candidate.score >= STRONG && !meansAnother(fingerprint, snapshot);
  if (asWritten || asBefore || asAnswered || isNameless({ query, fingerprint }, candidate))
    return { kind: "found", element: candidate, score: candidate.score };
  const reason = `what answers best (${candidate.reason}) does not bear the name itself`;
  return { kind: "nothing", reason, rivals: answer.rivals };
};

/** The same, and nothing says that it stands elsewhere than what is missed. */
const staying = (missed: Missed, answer: Discovery): Finding => {
  const finding = exactly(missed, answer);
  if (finding.kind === "nothing" || !isAnother(missed, finding.element.snapshot)) return finding;
  return { kind: "nothing", reason: "what bears the name stands elsewhere", rivals: answer.rivals };
};

const isSameRole = (a: Missed["fingerprint"], { snapshot: b }: SeenElement): boolean =>
  a.role === b.role && a.tag !== "" && (a.role !== "" || a.tag === b.tag);

/** Then as now its row has no other of its sort. */
const isAloneInRow = (was: Missed["fingerprint"], { snapshot: is }: SeenElement): boolean =>
  said(was.row) && was.row === is.row && was.ordinal.of === 1 && is.ordinal.of === 1;

/**
 * Every strategy, in the order in which they are tried where nothing is known and nothing is dearer. Those that go by one property
 * alone need one that is shared with a single element, and no likelier element beside it.
 */
export const STRATEGIES = {
  /** The entry's other locators. */
  sibling: { needs: "proof", costMs: 0, applies: always },
  /** Everything that is remembered, weighed together. */
  relocation: { needs: "page", costMs: 20, applies: always, find: likeliest },
  role: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint }) => said(fingerprint.role) && said(fingerprint.name),
    find: sharing("role and name", (was, is) => isSameRole(was, is) && isSameText(was.name, is.snapshot.name)),
  },
  label: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint }) => said(fingerprint.label),
    find: sharing("label", (was, is) => isSameText(was.label, is.snapshot.label)),
  },
  placeholder: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint }) => said(fingerprint.placeholder),
    find: sharing("placeholder", (was, is) => isSameText(was.placeholder, is.snapshot.placeholder)),
  },
  text: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint }) => said(fingerprint.text),
    find: sharing("text", (was, is) => isSameText(was.text, is.snapshot.text)),
  },
  /** Test id, field name, id, address. */
  attribute: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint: { testId, field, id, href } }) => [testId, field, id, href].some(said),
    find: sharing("test id or attribute", (was, { snapshot: is }) =>
      (["testId", "field", "id", "href"] as const).some((key) => said(was[key]) && was[key] === is[key]),
    ),
  },
  /** What stands in the same row, or under the same heading and beside the same texts. */
  relation: {
    needs: "page",
    costMs: 20,
    applies: ({ fingerprint: { row, neighbours } }) => said(row) || neighbours.length > 0,
    find: sharing(
      "surroundings",
      (was, is) => {
        if (!isSameRole(was, is)) return false;
        if (said(was.row)) return was.row === is.snapshot.row;
        const beside = was.neighbours.filter((text) => is.snapshot.neighbours.includes(text));
        return was.heading === is.snapshot.heading && beside.length * 2 >= was.neighbours.length;
      },
      isAloneInRow,
    ),
  },
  /** The one field of the page that takes text and says what the one of before said. */
  sole: { needs: "page", costMs: 20, applies: ({ fingerprint }) => fingerprint.onlyField === true, find: onlyField },
  /** The name as the user wrote it, as on a page nothing is remembered of. */
  discovery: { needs: "answer", costMs: 25, applies: always, find: exactly },
  /** The part of the page that was asked for may be another kind of part now; its words are never given up. */
  scope: {
    needs: "answer",
    costMs: 30,
    applies: ({ query: { within } }) => within?.role !== undefined && within.name !== "",
    ask: ({ within, ...query }) => ({ ...query, ...(within ? { within: { name: within.name } } : {}) }),
    find: staying,
  },
  /** Some lists are only built where they are scrolled to. */
  reveal: { needs: "scroll", costMs: 400, applies: always, find: likeliest },
} satisfies Record<HealStrategy, Strategy>;

/** Every one of them, by name. */
export const HEAL_STRATEGIES = Object.keys(STRATEGIES) as readonly HealStrategy[];

/** Its snapshot of now, whoever found it. */
export const isCandidate = (element: SeenElement | Candidate): element is Candidate => "locators" in element;
