/** The numbers that a slider or stepper can hold. */
export interface SteppedRange {
  readonly min: number;
  readonly max: number;
  /** Absent where any number between is held. */
  readonly step?: number;
}

const EPSILON = 1e-6;

const rounded = (value: number): number => Number(value.toFixed(6));

/** Why the range cannot hold the number, and what to write instead; undefined where it can. */
export const outOfRange = (
  text: string,
  { min, max, step }: SteppedRange,
): { readonly message: string; readonly hint: string } | undefined => {
  const value = Number(text);
  const steps = step === undefined ? "" : ` in steps of ${step}`;
  const range = `it goes from ${min} to ${max}${steps}`;
  if (text.trim() === "" || Number.isNaN(value))
    return { message: `"${text}" is no number`, hint: `write a number: ${range}` };
  if (value < min || value > max)
    return { message: `${range}: it cannot be set to ${value}`, hint: `write a number from ${min} to ${max}` };
  if (step === undefined) return undefined;
  const below = min + Math.floor((value - min) / step + EPSILON) * step;
  if (Math.abs(below - value) < EPSILON) return undefined;
  const above = below + step;
  const near = above <= max ? `${rounded(below)} or ${rounded(above)}` : `${rounded(below)}`;
  return { message: `${range}: it cannot be set to ${value}`, hint: `write ${near}` };
};
