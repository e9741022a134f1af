import { Box, Text } from "ink";
import { useContext } from "react";
import { asciiOnly, type Line } from "./line";
import { PAINTS, ThemeContext } from "./theme";

/** Lines one below the other, painted as the terminal allows. */
export const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { color, unicode } = useContext(ThemeContext);
  return (
    <Box flexDirection="column">
      {lines.map((spans, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
        <Text key={row} wrap="truncate-end">
          {spans.map(({ text, tone }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
            <Text key={at} {...(color ? PAINTS[tone] : {})}>
              {unicode ? text : asciiOnly(text)}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
};
