import { type ChangedPage, clickable, documentOf } from "../site-page";

export const overlayInFront: ChangedPage = {
  name: "overlay-in-front",
  query: clickable("Book now"),
  before: documentOf("Before", `<h1>Rooms</h1><button id="book">Book now</button>`),
  after: documentOf(
    "After",
    `<h1>Rooms</h1><button id="book">Book now</button><div id="veil" style="position:fixed;inset:0;background:#0008"><div style="background:#fff;margin:120px;padding:40px">We use cookies. <button id="accept">Accept</button></div></div>`,
  ),
  truthBefore: "#book",
  truth: "#book",
  mayRefuse: true,
  note: "It is there but covered: to be refused by saying what lies over it. Nothing under the veil may be clicked, nor the veil.",
};
