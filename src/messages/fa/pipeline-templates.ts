import type { StageColor, StageKind } from "@/domain/board/schema";
import type { PipelineTemplateKey } from "@/domain/pipelines/schema";

type StageWords = {
  slug: string;
  name: string;
  publicLabel: string;
  kind: StageKind;
  color: StageColor;
  softLimit?: number;
  ageingDays?: number;
  isPortalVisible?: boolean;
};
type Template = { name: string; lead: string; slug: string; kind: "TICKET" | "ORDER"; stages: readonly StageWords[] };

/** Pipelines to begin with: names of stages, and what customers read for them. */
export const pipelineTemplateWords: Record<PipelineTemplateKey, Template> = {
  support: {
    name: "پشتیبانی",
    lead: "از درخواست تا پاسخ؛ با توقف برای اطلاعات مشتری و ارجاع به فنی.",
    slug: "support",
    kind: "TICKET",
    stages: [
      { slug: "new", name: "درخواست جدید", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW", ageingDays: 2 },
      { slug: "in-progress", name: "در حال بررسی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING", ageingDays: 5 },
      { slug: "waiting-customer", name: "نیاز به اطلاعات مشتری", publicLabel: "نیاز به اطلاعات بیشتر", color: "amber", kind: "WAITING", ageingDays: 7 },
      { slug: "technical", name: "ارجاع به فنی", publicLabel: "در حال بررسی", color: "pink", kind: "WORKING", ageingDays: 7 },
      { slug: "answered", name: "پاسخ داده شد", publicLabel: "پاسخ داده شده", color: "green", kind: "SOLVED", ageingDays: 5 },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
  technical: {
    name: "فنی",
    lead: "برای تیم فنی: بازتولید، رفع، آزمون و انتشار. گام‌های درونی از مشتری پنهان است.",
    slug: "technical",
    kind: "TICKET",
    stages: [
      { slug: "reported", name: "گزارش تازه", publicLabel: "در انتظار بررسی", color: "blue", kind: "NEW", ageingDays: 2 },
      { slug: "reproducing", name: "بازتولید مشکل", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING", softLimit: 6, ageingDays: 4 },
      { slug: "waiting-customer", name: "نیاز به اطلاعات مشتری", publicLabel: "نیاز به اطلاعات بیشتر", color: "amber", kind: "WAITING", ageingDays: 7 },
      { slug: "fixing", name: "در حال رفع", publicLabel: "در حال رفع", color: "pink", kind: "WORKING", softLimit: 4, ageingDays: 10 },
      { slug: "testing", name: "آزمون", publicLabel: "در حال رفع", color: "teal", kind: "WORKING", softLimit: 4, ageingDays: 5, isPortalVisible: false },
      { slug: "released", name: "منتشر شد", publicLabel: "رفع شد", color: "green", kind: "SOLVED", ageingDays: 5 },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
  orders: {
    name: "سفارش‌ها",
    lead: "گام‌های سفارش که مشتری هم می‌بیند: از ثبت تا تحویل.",
    slug: "orders",
    kind: "ORDER",
    stages: [
      { slug: "placed", name: "ثبت شد", publicLabel: "سفارش ثبت شد", color: "blue", kind: "NEW" },
      { slug: "paid", name: "پرداخت شد", publicLabel: "پرداخت شد", color: "teal", kind: "WORKING" },
      { slug: "preparing", name: "آماده‌سازی", publicLabel: "در حال آماده‌سازی", color: "violet", kind: "WORKING", ageingDays: 3 },
      { slug: "shipped", name: "ارسال شد", publicLabel: "ارسال شد", color: "amber", kind: "SOLVED", ageingDays: 7 },
      { slug: "delivered", name: "تحویل شد", publicLabel: "تحویل داده شد", color: "green", kind: "CLOSED" },
    ],
  },
  returns: {
    name: "مرجوعی",
    lead: "بازگشت کالا: بررسی درخواست، دریافت، کارشناسی و بازپرداخت یا تعویض.",
    slug: "returns",
    kind: "TICKET",
    stages: [
      { slug: "requested", name: "درخواست مرجوعی", publicLabel: "درخواست ثبت شد", color: "blue", kind: "NEW", ageingDays: 1 },
      { slug: "approved", name: "در انتظار ارسال کالا", publicLabel: "کالا را برای ما بفرستید", color: "amber", kind: "WAITING", ageingDays: 10 },
      { slug: "received", name: "کالا رسید", publicLabel: "کالا به دست ما رسید", color: "teal", kind: "WORKING", ageingDays: 2 },
      { slug: "inspecting", name: "کارشناسی", publicLabel: "در حال کارشناسی", color: "violet", kind: "WORKING", softLimit: 10, ageingDays: 4 },
      { slug: "refunding", name: "بازپرداخت یا تعویض", publicLabel: "در حال بازپرداخت یا تعویض", color: "pink", kind: "WORKING", ageingDays: 3 },
      { slug: "settled", name: "تسویه شد", publicLabel: "انجام شد", color: "green", kind: "SOLVED", ageingDays: 5 },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
  sales: {
    name: "فروش و مشاوره",
    lead: "از پرسش پیش از خرید تا پیش‌فاکتور و تصمیم مشتری.",
    slug: "sales",
    kind: "TICKET",
    stages: [
      { slug: "new", name: "درخواست تازه", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW", ageingDays: 1 },
      { slug: "needs", name: "نیازسنجی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING", ageingDays: 5 },
      { slug: "quote", name: "پیش‌فاکتور", publicLabel: "در حال آماده‌سازی پیش‌فاکتور", color: "teal", kind: "WORKING", ageingDays: 4 },
      { slug: "decision", name: "در انتظار تصمیم مشتری", publicLabel: "در انتظار تصمیم شما", color: "amber", kind: "WAITING", ageingDays: 10 },
      { slug: "won", name: "خرید قطعی", publicLabel: "خرید قطعی شد", color: "green", kind: "SOLVED" },
      { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
    ],
  },
};

/** The fewest stages with which a pipeline works. */
export const emptyPipelineStages: readonly StageWords[] = [
  { slug: "new", name: "درخواست جدید", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW" },
  { slug: "in-progress", name: "در حال بررسی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING" },
  { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
];
