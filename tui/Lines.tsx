import { Text } from "ink";
import { useContext } from "react";
import type { Line } from "./line";
import { painted } from "./paint";
import { ThemeContext } from "./theme";

/** Lines one below the other, painted as the terminal allows; one text, for Ink lays out each one that it is given. */
export const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const theme = useContext(ThemeContext);
  return <Text wrap="truncate-end">{lines.map((line) => painted(line, theme)).join("\n")}</Text>;
};
