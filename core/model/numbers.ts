/** A number as it is written, with its sign; a hyphen between words or numbers is none. */
const NUMBER = /(?:(?<![\p{L}\p{N}])[-\u2212](?=\p{Sc}?\d))?\p{Sc}?\d+(?:[.,'\u00a0\u202f]\d+)*/gu;
/** Decimals that are zero say nothing: `20.00` is 20. More than two digits may be thousands. */
const DECIMALS = /[.,](\d?)0$/u;

const plain = (written: string): string => {
  const number = written.replace(/\p{Sc}/gu, "").replace("\u2212", "-");
  const decimals = /[.,](\d{1,2})$/u.exec(number)?.[1];
  if (decimals === undefined) return number;
  return decimals.replace(/0+$/u, "") === "" ? number.slice(0, -decimals.length - 1) : number.replace(DECIMALS, ".$1");
};

/** The numbers of a text, as they compare: without signs of money, and without decimals that are zero. */
export const numbersOf = (text: string): readonly string[] =>
  [...text.matchAll(NUMBER)].map(([written]) => plain(written));

/** Every number of the wanted text is a whole number of the other one: 5 is not in `5.50`, nor 20 in `-20` or `200`. */
export const saysNumbersOf = (wanted: string, text: string): boolean => {
  const asked = numbersOf(wanted);
  if (asked.length === 0) return true;
  const said = new Set(numbersOf(text));
  return asked.every((number) => said.has(number));
};
