import type { ArtName } from "./shop-art";

/** One article of the shop. Prices are pence. */
export interface Product {
  readonly slug: string;
  readonly name: string;
  readonly price: number;
  readonly line: string;
  readonly story: string;
  readonly art: ArtName;
  readonly isNew: boolean;
}

export const SIZES = ["Small", "Medium", "Large", "Extra Large"] as const;
export const DELIVERIES = ["Standard post", "Express courier", "Collect at the harbour"] as const;
export const GIFT_WRAP_PENCE = 350;

export const GOODS: readonly Product[] = [
  {
    slug: "fisherman-jumper",
    name: "Fisherman Jumper",
    price: 8900,
    line: "Heavy British wool, cable knit",
    story:
      "Knitted in one piece on the quay in Port Isaac. Sheds spray, keeps its warmth when wet, and grows better every winter.",
    art: "jumper",
    isNew: true,
  },
  {
    slug: "fisherman-jumper-for-children",
    name: "Fisherman Jumper for Children",
    price: 4900,
    line: "The same wool, two to ten years",
    story: "The jumper of the grown-ups, with sleeves to turn up and room to grow.",
    art: "small",
    isNew: true,
  },
  {
    slug: "storm-lantern",
    name: "Storm Lantern",
    price: 3400,
    line: "Galvanised steel, burns 20 hours",
    story: "Stays lit in a force eight. Paraffin or lamp oil, wick included.",
    art: "lantern",
    isNew: true,
  },
  {
    slug: "enamel-mug",
    name: "Enamel Mug",
    price: 1200,
    line: "White with a navy rim, 500 ml",
    story: "For tea on deck. It chips, and that is the point.",
    art: "mug",
    isNew: false,
  },
  {
    slug: "sailcloth-bag",
    name: "Sailcloth Bag",
    price: 5600,
    line: "Cut from retired mainsails",
    story: "Every bag has crossed some water already. Rope handles, brass eyelets.",
    art: "bag",
    isNew: false,
  },
  {
    slug: "pocket-compass",
    name: "Pocket Compass",
    price: 2800,
    line: "Brass, liquid damped",
    story: "Points north. Does nothing else, and never needs charging.",
    art: "compass",
    isNew: false,
  },
  {
    slug: "oilskin-coat",
    name: "Oilskin Coat",
    price: 14900,
    line: "Waxed cotton, storm collar",
    story: "Three coats of wax, two pockets you can reach with gloves on, one coat for life.",
    art: "coat",
    isNew: false,
  },
];

/** Goods whose name or line holds every word of the text, in shop order. */
export const searchGoods = (text: string): readonly Product[] => {
  const words = text.toLowerCase().split(" ").filter(Boolean);
  return GOODS.filter(({ name, line }) => words.every((word) => `${name} ${line}`.toLowerCase().includes(word)));
};

/** `£89.00`. */
export const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`;
