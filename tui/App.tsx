import { Static } from "ink";
import { finishedLines } from "./finished";
import type { Line } from "./line";
import { Lines } from "./Lines";
import { type Theme, ThemeContext } from "./theme";
import type { RunView } from "./view";

export interface AppProps {
  /** Only ever grows. */
  readonly finished: readonly RunView[];
  /** Lines of what is under way. */
  readonly live: readonly Line[];
  readonly columns: number;
  readonly theme: Theme;
}

/** The whole picture: what is over stays above in the terminal, what is under way is drawn anew below it. */
export const App = ({ finished, live, columns, theme }: AppProps) => (
  <ThemeContext value={theme}>
    <Static items={finished as RunView[]}>
      {(run) => <Lines key={run.run} lines={finishedLines(run, Math.max(20, columns - 1))} />}
    </Static>
    <Lines lines={live} />
  </ThemeContext>
);
