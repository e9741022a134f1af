import { describePages } from "./describe-pages";

const PAGE = `<style>.tag.new::after{content:"Fresh today"} .tag.old::after{content:none} .go::before{content:"Continue"} .ico::before{content:"\\f00d"}
  .lab::before{content:attr(data-name) ":"} @media (min-width:1px){.late::after{content:"Nearly gone"}} .off::after{content:"Hidden words";display:none}</style>
  <p class="tag new"></p><p class="tag old"></p><button id="go" class="go"></button><button id="ico" class="ico" aria-label="Close"></button>
  <span class="lab" data-name="Size">Large</span><p class="late">Tea</p><p class="off">Coffee</p>`;

describePages("text that style sheets draw", [
  {
    name: "style-text",
    html: PAGE,
    runs: [
      { id: "pressed", steps: ["click Continue"], outcome: "pass", received: ["click #go"] },
      { id: "seen", steps: ['"Fresh today" is visible', '"Nearly gone" is visible'], outcome: "pass" },
      { id: "denied", steps: ['"Fresh today" is not visible'], outcome: "refuse" },
      { id: "page", steps: ['page does not contain "Fresh today"'], outcome: "refuse" },
      { id: "hidden", steps: ['"Hidden words" is visible'], outcome: "refuse" },
      { id: "icon", steps: ["click Close"], outcome: "pass", received: ["click #ico"] },
    ],
  },
]);
