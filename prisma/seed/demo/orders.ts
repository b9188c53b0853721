import type { CustomerKey } from "./customers";

/** What customers of «نیک‌افزار» have ordered: the way each order went (stages with days ago), and what it holds. Prices in rials. */
export type OrderScript = {
  from: CustomerKey;
  /** The stages that it entered, with how many days ago. */
  way: readonly (readonly [stage: string, daysAgo: number])[];
  items: readonly (readonly [title: string, quantity: number, unitRials: number])[];
  discount?: number;
  shipping?: number;
  carrier?: string;
  tracking?: string;
  url?: string;
};

const PRINTER = ["چاپگر بارکد NP-200", 95_000_000] as const;
const RIBBON = ["ریبون رزین ۱۱۰ میلی‌متر", 1_500_000] as const;
const SCANNER = ["بارکدخوان رومیزی NS-70", 62_000_000] as const;

export const orders: readonly OrderScript[] = [
  {
    from: "ahmadi",
    way: [
      ["placed", 4.2],
      ["paid", 4],
      ["preparing", 3.1],
      ["shipped", 1.3],
    ],
    items: [
      [PRINTER[0], 1, PRINTER[1]],
      [RIBBON[0], 12, RIBBON[1]],
    ],
    discount: 5_000_000,
    shipping: 900_000,
    carrier: "پست پیشتاز",
    tracking: "218009876543210987654321",
    url: "https://tracking.post.ir/",
  },
  {
    from: "ahmadi",
    way: [
      ["placed", 40],
      ["paid", 39.8],
      ["preparing", 39],
      ["shipped", 37],
      ["delivered", 34.5],
    ],
    items: [["برچسب حرارتی ۴۰×۶۰، بستهٔ ۱۰ رولی", 5, 3_200_000]],
    carrier: "تیپاکس",
    tracking: "TPX-77120",
  },
  {
    from: "karimi",
    way: [
      ["placed", 2.4],
      ["paid", 2.2],
      ["preparing", 1.1],
    ],
    items: [
      ["دیتاکالکتور انبار با دستهٔ تفنگی", 6, 310_000_000],
      ["باتری اضافهٔ دیتاکالکتور", 6, 18_500_000],
    ],
    discount: 60_000_000,
  },
  {
    from: "moradi",
    way: [
      ["placed", 1.2],
      ["paid", 0.9],
    ],
    items: [[SCANNER[0], 2, SCANNER[1]]],
    shipping: 1_200_000,
  },
  { from: "hosseini", way: [["placed", 0.4]], items: [["مجوز صندوق اضافه، یک‌ساله", 3, 24_000_000]] },
  {
    from: "jafari",
    way: [
      ["placed", 12],
      ["paid", 11.6],
      ["preparing", 10],
      ["shipped", 8.2],
      ["delivered", 5.4],
    ],
    items: [
      [PRINTER[0], 1, PRINTER[1]],
      ["نصب و آموزش در محل", 1, 15_000_000],
    ],
    carrier: "پیک",
  },
];
