import { Static } from "ink";
import { toldLines } from "./finished";
import type { Line } from "./line";
import { Lines } from "./Lines";
import type { Theme } from "./paint";
import { ThemeContext } from "./theme";
import type { Told } from "./view";

export interface AppProps {
  /** Only ever grows. */
  readonly told: readonly Told[];
  /** Lines of what is under way. */
  readonly live: readonly Line[];
  readonly columns: number;
  readonly theme: Theme;
}

/** The whole picture: what is over stays above in the terminal, what is under way is drawn anew below it. */
export const App = ({ told, live, columns, theme }: AppProps) => (
  <ThemeContext value={theme}>
    <Static items={told as Told[]}>
      {(each, at) => <Lines key={at} lines={toldLines(each, Math.max(20, columns - 1))} />}
    </Static>
    <Lines lines={live} />
  </ThemeContext>
);
