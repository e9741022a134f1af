const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Roles an author may write (WAI-ARIA 1.3, DPUB, graphics); abstract ones are none. */
export const ROLES = words(`
  alert alertdialog application article associationlist associationlistitemkey associationlistitemvalue banner
  blockquote button caption cell checkbox code columnheader combobox comment complementary contentinfo definition
  deletion dialog directory document emphasis feed figure form generic grid gridcell group heading image img insertion
  link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter
  navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader
  scrollbar search searchbox sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion
  superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem
  doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref
  doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes
  doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index
  doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part doc-preface
  doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc graphics-document graphics-object graphics-symbol
`);

/** Roles whose name comes from their content. */
export const NAMED_BY_CONTENT = words(`
  button cell checkbox columnheader comment gridcell heading link menuitem menuitemcheckbox menuitemradio option radio
  row rowheader sectionfooter sectionheader switch tab tooltip treeitem
  doc-backlink doc-biblioref doc-glossref doc-noteref graphics-object
`);

/** Roles that lend no content to the name of what they stand in. */
export const SILENT_INSIDE = words(`
  alertdialog combobox dialog grid iframe img listbox menu menubar meter progressbar radiogroup scrollbar searchbox
  slider spinbutton tablist textbox tree treegrid
`);

/** Roles that must not be named. */
export const NAMELESS = words(`
  caption code deletion emphasis generic insertion none paragraph presentation strong subscript superscript
`);

/** Roles that end the reach of a page's top-level header and footer. */
export const SECTIONS = words("article complementary main navigation region");

/** ARIA attributes that every element may have: they make `presentation` void. */
export const GLOBAL_ARIA: readonly string[] = [
  "aria-atomic",
  "aria-braillelabel",
  "aria-brailleroledescription",
  "aria-busy",
  "aria-controls",
  "aria-current",
  "aria-describedby",
  "aria-description",
  "aria-details",
  "aria-dropeffect",
  "aria-flowto",
  "aria-grabbed",
  "aria-keyshortcuts",
  "aria-label",
  "aria-labelledby",
  "aria-live",
  "aria-owns",
  "aria-relevant",
  "aria-roledescription",
];
