/** Bundled for the page: puts the code under examination where an evaluated function finds it. */
import { createNames } from "#adapters/playwright/page/accessible-name";

Object.assign(globalThis, { createNames });
