import { type ChangedPage, clickable, documentOf } from "../site-page";

export const textTranslated: ChangedPage = {
  name: "text-translated",
  query: clickable("Save"),
  before: documentOf(
    "Before",
    `<h1>Settings</h1><form id="s"><label for="n">Name</label><input id="n" name="name"><button id="save" type="submit">Save</button><button id="reset" type="reset">Reset</button></form>`,
  ),
  after: documentOf(
    "After",
    `<h1>Einstellungen</h1><form id="s"><label for="n">Name</label><input id="n" name="name"><button id="save" type="submit">Speichern</button><button id="reset" type="reset">Zurücksetzen</button></form>`,
  ),
  truthBefore: "#save",
  truth: "#save",
  mayRefuse: true,
  note: "Every word is German now; id, type and form are the same.",
};
