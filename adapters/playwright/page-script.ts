import { source } from "./page-script.gen";

/** The whole page script as one expression statement, bundled from `page/main.ts` by scripts/page-script.ts. */
export const pageScriptSource: string = source;
