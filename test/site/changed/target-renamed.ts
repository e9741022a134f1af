import { type ChangedPage, clickable, documentOf } from "../site-page";

export const targetRenamed: ChangedPage = {
  name: "target-renamed",
  query: clickable("Submit"),
  before: documentOf(
    "Before",
    `<h1>Feedback</h1><form><label for="t">Text</label><textarea id="t"></textarea><button type="reset">Start over</button><button id="go" type="submit">Submit</button></form>`,
  ),
  after: documentOf(
    "After",
    `<h1>Feedback</h1><form><label for="t">Text</label><textarea id="t"></textarea><button type="reset">Start over</button><button id="go" type="submit">Send feedback</button></form>`,
  ),
  truthBefore: "#go",
  truth: "#go",
  mayRefuse: true,
  note: "Only the words changed; its neighbour is no answer.",
};
