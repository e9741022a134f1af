import { boxed, html, type LibraryPage, many } from "./library-page";

const both = (selector: string): readonly string[] => [selector, selector];

const vuetifyBody = (v3: boolean): string => {
  const variant = v3 ? 'variant="outlined"' : "outlined";
  const tabs = ["Recent", "Older", "Drafts"].map((tab) => `<v-tab>${tab}</v-tab>`).join("");
  return `<div id="app"><v-app><v-app-bar app><v-app-bar-nav-icon aria-label="Menu"></v-app-bar-nav-icon><v-toolbar-title>Concerts</v-toolbar-title><v-spacer></v-spacer><div data-w="login"><v-btn ${v3 ? 'variant="text"' : "text"}>Log in</v-btn></div></v-app-bar><v-main><v-container>
<div data-w="name"><v-text-field label="Full name" ${variant}></v-text-field></div><div data-w="mail"><v-text-field label="E-mail" type="email" hint="We do not share it" clearable></v-text-field></div><div data-w="city"><v-select label="City" :items="['Vienna','Oslo']" ${variant}></v-select></div><div data-w="artist"><v-autocomplete label="Artist" :items="['Abba','Beck']"></v-autocomplete></div>
<div data-w="agree"><v-checkbox label="I agree to the terms"></v-checkbox></div><div data-w="news"><v-switch label="Newsletter"></v-switch></div><div data-w="seat"><v-radio-group><v-radio label="Window" value="1"></v-radio><v-radio label="Aisle" value="2"></v-radio></v-radio-group></div><div data-w="note"><v-textarea label="Note"></v-textarea></div><div data-w="loud"><v-slider label="Loudness" ${v3 ? ':model-value="3"' : ':value="3"'}></v-slider></div>
<div data-w="send"><v-btn color="primary">Order now</v-btn></div><div data-w="reset"><v-btn>Reset</v-btn></div><v-tabs>${tabs}</v-tabs><v-alert type="warning" ${v3 ? "closable" : "dismissible"}>Strike on Monday</v-alert><v-card><v-card-title>Next concert</v-card-title><v-card-text>On Friday</v-card-text><v-card-actions><div data-w="buy"><v-btn>Buy tickets</v-btn></div><div data-w="share"><v-btn>Share</v-btn></div></v-card-actions></v-card><v-pagination :length="4"></v-pagination><v-list><v-list-item href="#a"><v-list-item-title>Rules</v-list-item-title></v-list-item><v-list-item href="#b"><v-list-item-title>Imprint</v-list-item-title></v-list-item></v-list></v-container></v-main></v-app></div>`;
};

export const vuetify: LibraryPage = {
  library: "vuetify",
  packages: { vue2: "vue@2", vue3: "vue@3", vuetify2: "vuetify@2", vuetify3: "vuetify@3" },
  ready: ".v-pagination button",
  versions: [
    {
      name: "vuetify2",
      html: html(
        ["vuetify2/dist/vuetify.css", "vue2/dist/vue.js", "vuetify2/dist/vuetify.js"],
        vuetifyBody(false),
        'new Vue({ el: "#app", vuetify: new Vuetify() })',
      ),
    },
    {
      name: "vuetify3",
      html: html(
        ["vuetify3/dist/vuetify.css", "vue3/dist/vue.global.prod.js", "vuetify3/dist/vuetify.js"],
        vuetifyBody(true),
        'Vue.createApp({}).use(Vuetify.createVuetify()).mount("#app")',
      ),
    },
  ],
  keys: {
    ...boxed({
      login: ["button", "button"],
      name: ["input", "input"],
      mail: ["input", "input"],
      city: ["input[type=text]", "input"],
      artist: ["input[type=text]", "input"],
      agree: ["input", "input"],
      "agree label": ["label", "label"],
      news: ["input", "input"],
      "seat window": ['label:has-text("Window")', 'label:has-text("Window")'],
      "seat aisle": ['label:has-text("Aisle")', 'label:has-text("Aisle")'],
      note: ["textarea", "textarea:not([readonly])"],
      send: ["button", "button"],
      reset: ["button", "button"],
      buy: ["button", "button"],
      share: ["button", "button"],
    }),
    ...many(
      ["Recent", "Older", "Drafts"],
      (name) => [`.v-tab:has-text("${name}")`, `.v-tab:has-text("${name}")`],
      "tab",
    ),
    ...many(
      ["1", "2", "3", "4"],
      (page) => [`.v-pagination__item:text-is("${page}")`, `.v-pagination__item:has-text("${page}") button`],
      "page",
    ),
    ...many(["Rules", "Imprint"], (name) => both(`a.v-list-item:has-text("${name}")`)),
    next: [".v-pagination__navigation >> nth=1", ".v-pagination__next button"],
    previous: [".v-pagination__navigation >> nth=0", ".v-pagination__prev button"],
    close: [".v-alert__dismissible", ".v-alert__close button"],
    menu: both(".v-app-bar__nav-icon, .v-app-bar-nav-icon"),
  },
};
