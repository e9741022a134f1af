import { html, type LibraryPage, many } from "./library-page";

const TEXT =
  "<h2>Minutes</h2><p>The meeting was opened at nine. <a href='/agenda'>Agenda</a></p><ul><li>Budget</li><li>Garden</li></ul>";

const quillBody = `<h1>Article</h1><label for="title">Title</label><input id="title" name="title"><div id="editor">${TEXT}</div><button type="button">Publish</button>`;
const quillScript = `new Quill("#editor", { theme: "snow", modules: { toolbar: [[{ header: [1, 2, 3, false] }, { font: [] }, { size: [] }], ["bold", "italic", "underline", "strike"], ["blockquote", "code-block"], [{ list: "ordered" }, { list: "bullet" }], [{ indent: "-1" }, { indent: "+1" }], [{ align: [] }], [{ color: [] }, { background: [] }], ["link", "image", "video"], ["clean"]] } });`;
const same = (selector: string): readonly string[] => [selector, selector];

const quill: LibraryPage = {
  library: "quill",
  packages: { quill1: "quill@1", quill2: "quill@2" },
  ready: ".ql-toolbar",
  versions: ["quill1", "quill2"].map((name) => ({
    name,
    html: html([`${name}/dist/quill.snow.css`, `${name}/dist/quill.js`], quillBody, quillScript),
  })),
  keys: {
    ...many(
      ["bold", "italic", "underline", "strike", "blockquote", "code-block", "link", "image", "video", "clean"],
      (name) => same(`button.ql-${name}`),
    ),
    ...many(["ordered", "bullet"], (name) => same(`button.ql-list[value=${name}]`)),
    ...many(["+1", "-1"], (name) => same(`button.ql-indent[value="${name}"]`), "indent"),
    ...many(["header", "font", "size", "align", "color", "background"], (name) =>
      same(`span.ql-${name} .ql-picker-label`),
    ),
    text: same(".ql-editor"),
    title: same("#title"),
  },
};

const SUMMERNOTE = [
  "Style",
  "Bold",
  "Underline",
  "Remove Font Style",
  "Font Family",
  "More Color",
  "Unordered list",
  "Ordered list",
  "Paragraph",
  "Table",
  "Picture",
  "Video",
  "Full Screen",
  "Code View",
  "Help",
] as const;

const summernote: LibraryPage = {
  library: "summernote",
  packages: {
    summernote7: "summernote@0.7",
    summernote9: "summernote@0.9",
    jquery1: "jquery@1",
    jquery3: "jquery@3",
    bootstrap3: "bootstrap@3",
  },
  ready: ".note-toolbar",
  versions: [
    {
      name: "summernote7",
      html: html(
        [
          "bootstrap3/dist/css/bootstrap.css",
          "summernote7/dist/summernote.css",
          "jquery1/dist/jquery.js",
          "bootstrap3/dist/js/bootstrap.js",
          "summernote7/dist/summernote.js",
        ],
        `<form><div id="note">${TEXT}</div><button class="btn btn-primary">Save</button></form>`,
        "$('#note').summernote({ height: 200 })",
      ),
    },
    {
      name: "summernote9",
      html: html(
        ["summernote9/dist/summernote-lite.css", "jquery3/dist/jquery.js", "summernote9/dist/summernote-lite.js"],
        `<form><div id="note">${TEXT}</div><button class="btn">Save</button></form>`,
        "$('#note').summernote({ height: 200 })",
      ),
    },
  ],
  keys: {
    ...many(SUMMERNOTE, (title) => [
      `.note-toolbar [data-original-title^="${title}"]`,
      `.note-toolbar button[aria-label^="${title}"]`,
    ]),
    link: ['.note-toolbar [data-original-title^="Link"]', '.note-toolbar button[aria-label^="Link ("]'],
    text: same(".note-editable"),
    save: same("form > .btn"),
    colour: same(".note-toolbar .note-current-color-button"),
  },
};

const markdown = (name: string, maker: string): string =>
  html(
    [`${name}/dist/${name.replace(/\d$/, "")}.min.css`, `${name}/dist/${name.replace(/\d$/, "")}.min.js`],
    '<h1>Readme</h1><textarea id="md"></textarea><button>Commit</button>',
    `new ${maker}({ element: document.getElementById("md"), spellChecker: false, autoDownloadFontAwesome: false })`,
  );

const MARKDOWN_KEYS: Readonly<Record<string, string>> = {
  bold: "Bold",
  italic: "Italic",
  heading: "Heading",
  quote: "Quote",
  ul: "Generic List",
  ol: "Numbered List",
  link: "Create Link",
  image: "Insert Image",
  preview: "Toggle Preview",
  side: "Toggle Side by Side",
  fullscreen: "Toggle Fullscreen",
  guide: "Markdown Guide",
};

const easymde: LibraryPage = {
  library: "easymde",
  packages: { simplemde1: "simplemde@1", easymde2: "easymde@2" },
  ready: ".editor-toolbar",
  versions: [
    { name: "simplemde1", html: markdown("simplemde1", "SimpleMDE") },
    { name: "easymde2", html: markdown("easymde2", "EasyMDE") },
  ],
  keys: many(Object.keys(MARKDOWN_KEYS), (key) => [
    `.editor-toolbar a[title^="${MARKDOWN_KEYS[key]}"]`,
    `.editor-toolbar button[title^="${MARKDOWN_KEYS[key]}"]`,
  ]),
};

const tiny = (name: string, theme: string): string =>
  html(
    [`${name}/tinymce.js`],
    `<h1>Mail</h1><input aria-label="Subject" name="subject"><textarea id="t">${TEXT}</textarea><button>Send</button>`,
    `tinymce.init({ selector: "#t", height: 400, ${theme} plugins: "lists link image table code", toolbar: "undo redo | ${name === "tinymce4" || name === "tinymce5" ? "styleselect" : "styles"} | bold italic underline | alignleft aligncenter alignright alignjustify | bullist numlist outdent indent | link image table code", menubar: true, license_key: "gpl", promotion: false, branding: true })`,
  );

/** Label in version 4, then from version 5 on. */
const TINY_BUTTONS: readonly (readonly [string, string])[] = [
  ["Undo", "Undo"],
  ["Redo", "Redo"],
  ["Bold", "Bold"],
  ["Italic", "Italic"],
  ["Underline", "Underline"],
  ["Align left", "Align left"],
  ["Align center", "Align center"],
  ["Align right", "Align right"],
  ["Justify", "Justify"],
  ["Bullet list", "Bullet list"],
  ["Numbered list", "Numbered list"],
  ["Decrease indent", "Decrease indent"],
  ["Increase indent", "Increase indent"],
  ["Insert/edit link", "Insert/edit link"],
  ["Insert/edit image", "Insert/edit image"],
  ["Table", "Table"],
  ["Source code", "Source code"],
];

const tinymce: LibraryPage = {
  library: "tinymce",
  packages: { tinymce4: "tinymce@4", tinymce5: "tinymce@5", tinymce6: "tinymce@6", tinymce8: "tinymce@7" },
  ready: "iframe",
  versions: [
    { name: "tinymce4", html: tiny("tinymce4", "") },
    { name: "tinymce5", html: tiny("tinymce5", "") },
    { name: "tinymce6", html: tiny("tinymce6", "") },
    { name: "tinymce8", html: tiny("tinymce8", "") },
  ],
  keys: {
    ...Object.fromEntries(
      TINY_BUTTONS.map(([old, now]) => [
        old,
        [
          `.mce-toolbar .mce-btn[aria-label="${old}"]`,
          ...Array.from({ length: 3 }, () => `.tox-toolbar-overlord [aria-label="${now}"]`),
        ],
      ]),
    ),
    ...many(
      ["File", "Edit", "View", "Insert", "Format", "Tools", "Table"],
      (name) => [
        `.mce-menubar .mce-menubtn:has-text("${name}") button`,
        ...Array.from({ length: 3 }, () => `.tox-menubar button:has-text("${name}")`),
      ],
      "menu",
    ),
    styles: [
      ".mce-toolbar .mce-listbox button:has-text('Formats'), .mce-toolbar button:has-text('Formats')",
      ...Array.from({ length: 3 }, () => ".tox-toolbar-overlord .tox-tbtn--select.tox-tbtn--bespoke"),
    ],
  },
};

const CKEDITOR: Readonly<Record<string, readonly [string, string]>> = {
  bold: [".cke_button__bold", '.ck-toolbar button[data-cke-tooltip-text^="Bold"]'],
  italic: [".cke_button__italic", '.ck-toolbar button[data-cke-tooltip-text^="Italic"]'],
  link: [".cke_button__link", '.ck-toolbar button[data-cke-tooltip-text^="Link"]'],
  quote: [".cke_button__blockquote", '.ck-toolbar button[data-cke-tooltip-text^="Block quote"]'],
  undo: [".cke_button__undo", '.ck-toolbar button[data-cke-tooltip-text^="Undo"]'],
  redo: [".cke_button__redo", '.ck-toolbar button[data-cke-tooltip-text^="Redo"]'],
  bullets: [".cke_button__bulletedlist", '.ck-toolbar button[data-cke-tooltip-text^="Bulleted List"]'],
  numbers: [".cke_button__numberedlist", '.ck-toolbar button[data-cke-tooltip-text^="Numbered List"]'],
  indent: [".cke_button__indent", '.ck-toolbar button[data-cke-tooltip-text^="Increase indent"]'],
  outdent: [".cke_button__outdent", '.ck-toolbar button[data-cke-tooltip-text^="Decrease indent"]'],
  table: [".cke_button__table", '.ck-toolbar button[data-cke-tooltip-text^="Insert table"]'],
  image: [".cke_button__image", '.ck-toolbar button[data-cke-tooltip-text*="image"]'],
  format: [".cke_combo__format .cke_combo_button", ".ck-heading-dropdown > button"],
  cut: [".cke_button__cut", ""],
  anchor: [".cke_button__anchor", ""],
  specialchar: [".cke_button__specialchar", ""],
  save: ["form > button", "form > button"],
};

const ckeditor: LibraryPage = {
  library: "ckeditor",
  packages: { ckeditor4: "ckeditor4@4.22", ckeditor5: "@ckeditor/ckeditor5-build-classic@41" },
  ready: ".cke_toolbar, .ck-toolbar",
  versions: [
    {
      name: "ckeditor4",
      html: html(
        ["ckeditor4/ckeditor.js"],
        `<form><textarea id="e">${TEXT}</textarea><button>Save</button></form>`,
        "CKEDITOR.replace('e', { customConfig: '' })",
      ),
    },
    {
      name: "ckeditor5",
      html: html(
        ["ckeditor5/build/ckeditor.js"],
        `<form><div id="e">${TEXT}</div><button>Save</button></form>`,
        "ClassicEditor.create(document.querySelector('#e'))",
      ),
    },
  ],
  keys: CKEDITOR,
};

export const EDITORS: readonly LibraryPage[] = [quill, summernote, easymde, tinymce, ckeditor];
