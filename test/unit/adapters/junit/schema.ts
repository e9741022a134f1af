/** An element of an XML document; its text is that of its own, without its children's. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const TOKEN = /<(\/?)([a-zA-Z][\w.-]*)((?: [\w.-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

const decode = (text: string): string =>
  text.replace(/&([^;]*);?/g, (_whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`&${name} is no entity`);
    return character;
  });

const attributesIn = (text: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/([\w.-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`${name} twice`);
    found[name] = decode(value);
  }
  return found;
};

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Reads XML of elements, attributes and text alone, strictly: whatever is not well-formed throws. */
export const parseXml = (text: string): XmlElement => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head)) throw new Error("no declaration");
  if (FORBIDDEN.test(text)) throw new Error("a character XML does not allow");
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const stack: Open[] = [root];
  TOKEN.lastIndex = head.length;
  for (let at = head.length; at < text.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`not well-formed: ${text.slice(at, at + 60)}`);
    const [, closing, name = "", attributes = "", empty, words] = match;
    const top = stack.at(-1) ?? root;
    if (words !== undefined) {
      if (words.includes("]]>")) throw new Error("]]> in text");
      top.text += decode(words);
    } else if (closing) {
      if (top.name !== name) throw new Error(`</${name}> closes ${top.name}`);
      stack.pop();
    } else {
      const element: Open = { name, attributes: attributesIn(attributes), children: [], text: "" };
      top.children.push(element);
      if (!empty) stack.push(element);
    }
  }
  const [only] = root.children;
  if (stack.length !== 1 || !only || root.children.length !== 1) throw new Error("not one whole element");
  return only;
};

interface Rule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Children in their order; `*` any number, `?` at most one. */
  readonly children: string;
  readonly text?: true;
}

const trouble: Rule = { required: ["type"], optional: ["message"], children: "", text: true };
const attempt: Rule = { required: ["type"], optional: ["message"], children: "stackTrace? system-out? system-err?" };
const words: Rule = { required: [], optional: [], children: "", text: true };

/** What Surefire's and Jenkins's schemas have in common, as far as readers of JUnit XML rely on it. */
const SCHEMA: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: [],
    optional: ["name", "tests", "failures", "errors", "disabled", "time"],
    children: "testsuite*",
  },
  testsuite: {
    required: ["name", "tests", "failures", "errors", "skipped"],
    optional: ["time", "timestamp", "hostname", "id", "package"],
    children: "properties? testcase* system-out? system-err?",
  },
  testcase: {
    required: ["name", "classname", "time"],
    optional: ["file", "line"],
    children: "properties? skipped? error? failure? rerunFailure* flakyFailure* system-out? system-err?",
  },
  properties: { required: [], optional: [], children: "property*" },
  property: { required: ["name", "value"], optional: [], children: "" },
  failure: trouble,
  error: trouble,
  skipped: { required: [], optional: ["message"], children: "", text: true },
  rerunFailure: attempt,
  flakyFailure: attempt,
  stackTrace: words,
  "system-out": words,
  "system-err": words,
};

const FORMS: Readonly<Record<string, RegExp>> = {
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
  time: /^\d+(\.\d+)?$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
};

/** Everything in which the element and what it holds break the schema. */
export const schemaComplaints = (element: XmlElement, inside = ""): readonly string[] => {
  const where = `${inside}/${element.name}`;
  const rule = SCHEMA[element.name];
  if (!rule) return [`${where} is unknown`];
  const names = Object.keys(element.attributes);
  const allowed = rule.children.split(" ").filter((each) => each !== "");
  const order = new RegExp(`^${allowed.map((each) => `(?:${each.slice(0, -1)} )${each.slice(-1)}`).join("")}$`);
  return [
    ...rule.required.filter((name) => !names.includes(name)).map((name) => `${where} lacks ${name}`),
    ...names.filter((name) => ![...rule.required, ...rule.optional].includes(name)).map((name) => `${where}@${name}`),
    ...names.filter((name) => FORMS[name]?.test(element.attributes[name] ?? "") === false).map((n) => `${where}@${n}`),
    ...(order.test(element.children.map(({ name }) => `${name} `).join("")) ? [] : [`${where}: order of children`]),
    ...(rule.text || element.text.trim() === "" ? [] : [`${where} holds text`]),
    ...element.children.flatMap((child) => schemaComplaints(child, where)),
  ];
};
