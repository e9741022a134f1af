import { createContext } from "react";
import type { Theme } from "./paint";

export const ThemeContext = createContext<Theme>({ color: true, unicode: true });
