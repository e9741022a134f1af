import { Box, Text } from "ink";
import { memo, useContext } from "react";
import type { Line } from "./line";
import { painted } from "./paint";
import { ThemeContext } from "./theme";

/** One row. Ink measures and lays out what changed, and a row that did not is left alone. */
const Row = memo(({ text }: { readonly text: string }) => <Text wrap="truncate-end">{text}</Text>);

/** Lines one below the other, painted as the terminal allows. */
export const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const theme = useContext(ThemeContext);
  return (
    <Box flexDirection="column">
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Row key={row} text={painted(line, theme)} />
      ))}
    </Box>
  );
};
