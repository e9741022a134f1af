import { createContext } from "react";
import type { Tone } from "./line";

/** What the terminal can show. */
export interface Theme {
  readonly color: boolean;
  readonly unicode: boolean;
}

export const ThemeContext = createContext<Theme>({ color: true, unicode: true });

interface Paint {
  readonly color?: "green" | "red" | "yellow" | "cyan";
  readonly bold?: boolean;
  readonly dimColor?: boolean;
}

/** How a tone is painted where colours are allowed. */
export const PAINTS: Readonly<Record<Tone, Paint>> = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  good: { color: "green" },
  bad: { color: "red", bold: true },
  warn: { color: "yellow" },
  info: { color: "cyan" },
};
