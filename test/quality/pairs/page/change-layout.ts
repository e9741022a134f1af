import type { Change } from "./redesign";

const style = (text: string): void => {
  const sheet = document.createElement("style");
  sheet.textContent = text;
  document.head.append(sheet);
};

/** Other measures: fonts, margins, widths. */
export const restyle: Change = ({ random }) => {
  const size = 11 + random.below(10);
  style(
    random.pick([
      `body{font-size:${size}px !important;line-height:${1.2 + random.next()} !important}`,
      `body{padding:${random.below(60)}px ${random.below(120)}px !important}`,
      `body{max-width:${700 + random.below(500)}px;margin:0 auto !important}`,
      `*{letter-spacing:${(random.next() * 1.5).toFixed(2)}px}`,
      `a,button,input,select,textarea{padding:${4 + random.below(12)}px ${6 + random.below(20)}px !important}`,
      `body{zoom:${(0.8 + random.next() * 0.6).toFixed(2)}}`,
      `h1,h2,h3,p,li,td,th{margin-bottom:${random.below(30)}px !important;padding:${random.below(12)}px !important}`,
    ]),
  );
};

/** Columns on the other side, everything in one column, or floats instead of rows. */
export const relayout: Change = ({ random }) => {
  style(
    random.pick([
      ".row,.container,.container-fluid,.wrapper,#wrapper{flex-direction:row-reverse !important}",
      "div,section,main{float:none !important}",
      "body{direction:rtl}",
      "ul,nav{display:block !important}li{display:inline-block !important}",
      "table,tbody,tr,td,th{display:block !important}",
      "aside,nav{position:static !important}",
    ]),
  );
};

/** The page starts lower. */
export const shiftDown: Change = ({ random }) => {
  const spacer = document.createElement("div");
  spacer.style.height = `${40 + random.below(500)}px`;
  document.body.prepend(spacer);
};
