import type { StageColor, StageKind } from "@/domain/board/schema";

export type DepartmentKey = "support" | "sales" | "finance";
export type PipelineKey = "support" | "sales" | "orders";

export const departments: readonly { slug: DepartmentKey; name: string; description: string; pipeline: PipelineKey }[] = [
  { slug: "support", name: "پشتیبانی فنی", description: "مشکل نرم‌افزار فروشگاهی، چاپگر بارکد و بارکدخوان", pipeline: "support" },
  { slug: "sales", name: "فروش", description: "مشاوره خرید، پیش‌فاکتور و ارتقای نسخه", pipeline: "sales" },
  { slug: "finance", name: "مالی", description: "صورتحساب، تمدید اشتراک و بازگشت وجه", pipeline: "support" },
];

export type StageData = { slug: string; name: string; publicLabel: string; color: StageColor; kind: StageKind; softLimit?: number; ageingDays?: number };

export const pipelines: readonly { slug: PipelineKey; name: string; kind: "TICKET" | "ORDER"; stages: readonly StageData[] }[] = [
  {
    slug: "support",
    name: "پشتیبانی",
    kind: "TICKET",
    stages: [
      { slug: "new", name: "درخواست جدید", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW", softLimit: 15, ageingDays: 2 },
      { slug: "in-progress", name: "در حال بررسی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING", softLimit: 12, ageingDays: 5 },
      { slug: "waiting-customer", name: "نیاز به اطلاعات مشتری", publicLabel: "نیاز به اطلاعات بیشتر", color: "amber", kind: "WAITING", ageingDays: 7 },
      { slug: "technical", name: "ارجاع به فنی", publicLabel: "در حال بررسی", color: "pink", kind: "WORKING", softLimit: 8, ageingDays: 7 },
      { slug: "answered", name: "پاسخ داده شد", publicLabel: "پاسخ داده شده", color: "green", kind: "SOLVED", ageingDays: 5 },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
  {
    slug: "sales",
    name: "فروش",
    kind: "TICKET",
    stages: [
      { slug: "new", name: "درخواست تازه", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW", ageingDays: 1 },
      { slug: "needs", name: "نیازسنجی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING", softLimit: 6, ageingDays: 5 },
      { slug: "quote", name: "پیش‌فاکتور", publicLabel: "در حال آماده‌سازی پیش‌فاکتور", color: "teal", kind: "WORKING", ageingDays: 4 },
      { slug: "decision", name: "در انتظار تصمیم مشتری", publicLabel: "در انتظار تصمیم شما", color: "amber", kind: "WAITING", ageingDays: 10 },
      { slug: "won", name: "خرید قطعی", publicLabel: "خرید قطعی شد", color: "green", kind: "SOLVED" },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
  {
    slug: "orders",
    name: "سفارش‌ها",
    kind: "ORDER",
    stages: [
      { slug: "placed", name: "ثبت شد", publicLabel: "سفارش ثبت شد", color: "blue", kind: "NEW" },
      { slug: "paid", name: "پرداخت شد", publicLabel: "پرداخت شد", color: "teal", kind: "WORKING" },
      { slug: "preparing", name: "آماده‌سازی", publicLabel: "در حال آماده‌سازی", color: "violet", kind: "WORKING", softLimit: 10 },
      { slug: "shipped", name: "ارسال شد", publicLabel: "ارسال شد", color: "amber", kind: "SOLVED" },
      { slug: "delivered", name: "تحویل شد", publicLabel: "تحویل داده شد", color: "green", kind: "CLOSED" },
    ],
  },
];

export type CategoryKey =
  | "software"
  | "login"
  | "pos"
  | "stock"
  | "reports"
  | "update"
  | "printer"
  | "driver"
  | "quality"
  | "labels"
  | "repair"
  | "money"
  | "invoice"
  | "renewal"
  | "refund"
  | "tax"
  | "buying"
  | "buy-software"
  | "buy-device"
  | "demo";

export const categories: readonly { key: CategoryKey; name: string; under?: CategoryKey; department: DepartmentKey }[] = [
  { key: "software", name: "نرم‌افزار فروشگاهی", department: "support" },
  { key: "login", name: "ورود و حساب کاربری", under: "software", department: "support" },
  { key: "pos", name: "فاکتور و صندوق", under: "software", department: "support" },
  { key: "stock", name: "کالا و انبار", under: "software", department: "support" },
  { key: "reports", name: "گزارش‌ها", under: "software", department: "support" },
  { key: "update", name: "به‌روزرسانی و پشتیبان‌گیری", under: "software", department: "support" },
  { key: "printer", name: "چاپگر بارکد", department: "support" },
  { key: "driver", name: "نصب و راه‌انداز", under: "printer", department: "support" },
  { key: "quality", name: "کیفیت چاپ", under: "printer", department: "support" },
  { key: "labels", name: "برچسب و ریبون", under: "printer", department: "support" },
  { key: "repair", name: "گارانتی و تعمیر", under: "printer", department: "support" },
  { key: "money", name: "امور مالی", department: "finance" },
  { key: "invoice", name: "صورتحساب", under: "money", department: "finance" },
  { key: "renewal", name: "تمدید اشتراک", under: "money", department: "finance" },
  { key: "refund", name: "بازگشت وجه", under: "money", department: "finance" },
  { key: "tax", name: "سامانه مودیان", under: "money", department: "finance" },
  { key: "buying", name: "خرید", department: "sales" },
  { key: "buy-software", name: "خرید و ارتقای نرم‌افزار", under: "buying", department: "sales" },
  { key: "buy-device", name: "خرید دستگاه", under: "buying", department: "sales" },
  { key: "demo", name: "نمایش و مشاوره", under: "buying", department: "sales" },
];

export const tags = {
  vip: { name: "مشتری ویژه", color: "violet" },
  recurring: { name: "پرتکرار", color: "amber" },
  v24: { name: "نسخه ۲٫۴", color: "blue" },
  warranty: { name: "گارانتی", color: "green" },
  onsite: { name: "مراجعه حضوری", color: "orange" },
  training: { name: "آموزش", color: "teal" },
  idea: { name: "پیشنهاد مشتری", color: "pink" },
  stopped: { name: "فروش متوقف", color: "orange" },
} as const satisfies Record<string, { name: string; color: StageColor }>;

export type TagKey = keyof typeof tags;

/** The organisation as its customers meet it. */
export const organisation = {
  name: "نیک‌افزار",
  welcome: "سلام! سؤال یا مشکل خود را بنویسید؛ همین‌جا پاسخ می‌دهیم و با پیامک خبرتان می‌کنیم.",
  answeringHours: "شنبه تا چهارشنبه ۸:۳۰ تا ۱۷، پنجشنبه‌ها تا ۱۳",
  supportPhone: "+982110000000",
};
