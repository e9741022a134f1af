type Paint = (text: string) => string;

/** Painters of texts for a terminal; they do nothing when colour is off. */
export interface Painter {
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}
