import type { TrustPage } from "../trust-page";

const radio = (name: string, id: string, label: string): string =>
  `<label><input type="radio" name="${name}" id="${id}"> ${label}</label>`;
const box = (id: string, label: string): string => `<label><input type="checkbox" id="${id}"> ${label}</label>`;

const QUESTIONS = `<h2>Health</h2>
  <fieldset><legend>Do you smoke?</legend>${radio("a", "sy", "Yes")}${radio("a", "sn", "No")}</fieldset>
  <p>Any allergies?</p>${radio("b", "ay", "Yes")}${radio("b", "an", "No")}
  <div><h3>Colours</h3><ul><li>${box("red", "Red")}</li><li>${box("blue", "Blue")}</li><li>${box("green", "Green")}</li></ul></div>`;

/** Choosing where no list has the name: the answers to a question. */
export const CHOOSE_QUESTION_PAGES: readonly TrustPage[] = [
  {
    name: "question-radios",
    html: QUESTIONS,
    runs: [
      {
        id: "for",
        steps: ['select Yes for "Any allergies?"'],
        outcome: "pass",
        received: ["click #ay", "value #ay = true"],
      },
      {
        id: "from",
        steps: ["select No from Do you smoke?"],
        outcome: "pass",
        received: ["click #sn", "value #sn = true"],
      },
      {
        id: "several",
        steps: ["select Red and Green from Colours"],
        outcome: "pass",
        received: ["click #red", "value #red = true", "click #green", "value #green = true"],
      },
      { id: "other-answer", steps: ['select Maybe for "Any allergies?"'], outcome: "refuse", says: /Maybe/u },
      { id: "other-question", steps: ['select Yes for "Do you ski?"'], outcome: "refuse" },
      { id: "whole-part", steps: ["select Yes from Health"], outcome: "refuse", says: /several/u },
    ],
  },
  {
    name: "question-again",
    before: QUESTIONS,
    html: QUESTIONS.replace("<p>Any", "<p>Have you</p><p>Any"),
    runs: [
      {
        id: "for",
        steps: ['select No for "Any allergies?"'],
        outcome: "pass",
        received: ["click #an", "value #an = true"],
      },
    ],
  },
  {
    name: "question-and-list",
    html: `<h3>Size</h3>${radio("s", "rs", "Small")}${radio("s", "rl", "Large")}<label>Size <select id="z"><option>None<option>Small</select></label>`,
    runs: [{ id: "list", steps: ["select Small from Size"], outcome: "pass", received: ['value #z = "Small"'] }],
  },
  {
    name: "question-with-field",
    html: `<fieldset><legend>Title</legend>${radio("t", "mr", "Mr")}${radio("t", "ms", "Ms")}<input id="o" aria-label="Other"></fieldset>`,
    runs: [{ id: "typed", steps: ["select Dr from Title"], outcome: "refuse" }],
  },
  {
    name: "field-without-suggestions",
    html: `<label>Address <input id="ad"></label>`,
    runs: [{ id: "plain", steps: ["select London from Address"], outcome: "refuse" }],
  },
];
