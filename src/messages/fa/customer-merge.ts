import type { DuplicateReason } from "@/domain/customers/duplicates";
import type { movedKinds } from "@/domain/customers/merge";

const reasons: Record<DuplicateReason, string> = {
  nameCompany: "نام و شرکت یکسان",
  nameCity: "نام و شهر یکسان",
  email: "ایمیل همانند",
  phone: "نام یکسان و شمارهٔ نزدیک",
  similarName: "نام نزدیک در یک شرکت",
};

const kinds: Record<(typeof movedKinds)[number], string> = {
  Ticket: "تیکت و سفارش",
  Note: "پیام مشتری",
  CustomerNote: "یادداشت پرونده",
  SmsMessage: "پیامک",
  CallLog: "تماس",
  SurveyInvitation: "نظرسنجی",
  LinkToken: "پیوند پیگیری",
  Session: "نشست باز پرتال",
  CustomerPhone: "شماره",
  CustomerEmail: "ایمیل",
};

/** Records of one person: finding them, making them one, and two again. */
export const customerMerge = {
  back: "مشتریان",
  title: "پرونده‌های تکراری",
  lead: "پرونده‌هایی که شاید از آنِ یک نفر باشند. پیش از یکی شدن، همه چیز را کنار هم می‌بینید و تا ۳۰ روز برمی‌گردد.",
  none: "پروندهٔ تکراری پیدا نشد",
  noneText: "نام، شرکت، شهر، ایمیل و شماره‌ها با هم سنجیده شدند.",
  more: (count: string) => `${count} جفت نخست نشان داده شده است؛ با رسیدگی به این‌ها بقیه می‌آیند.`,
  reasons,
  compare: "مقایسه و یکی کردن",
  apart: "یکی نیستند",
  toldApart: "به یاد ماند؛ این دو دیگر پیشنهاد نمی‌شوند.",
  tickets: (count: string) => `${count} تیکت`,
  hint: "شاید این مشتری پروندهٔ دیگری هم دارد:",
  mergeTitle: "یکی کردن دو پرونده",
  stays: "پرونده‌ای که می‌ماند",
  goes: "پرونده‌ای که به آن می‌پیوندد",
  swap: "جابه‌جا کردن دو پرونده",
  choose: "از هر کدام چه بماند؟",
  fields: { name: "نام", companyId: "شرکت", jobTitle: "سمت", city: "شهر", staffNote: "یادداشت همکاران" },
  both: "هر دو",
  empty: "—",
  contacts: "شماره‌ها و ایمیل‌ها",
  contactsText: "همه با هم می‌آیند؛ پیامک به نخستین همراهِ پرونده‌ای می‌رود که می‌ماند.",
  moves: "چه جابه‌جا می‌شود",
  movesNothing: "پروندهٔ دوم تیکت یا چیز دیگری ندارد.",
  kinds,
  access: "چه کسی چه می‌بیند",
  accessText:
    "پس از یکی شدن، هر کس با یکی از این شماره‌ها وارد پرتال شود همهٔ تیکت‌های هر دو پرونده را می‌بیند. اگر این دو یک نفر نیستند، یکی نکنید. نشست‌های بازِ پروندهٔ دوم بسته می‌شوند و پیوندهای پیگیری هر تیکت همچنان کار می‌کنند.",
  optedOut: "یکی از این دو پیامک نمی‌خواهد؛ پروندهٔ یکی‌شده هم پیامک نمی‌گیرد.",
  confirm: "یکی شوند",
  confirmTitle: "این دو پرونده یکی شوند؟",
  confirmText: (goes: string, stays: string) => `پروندهٔ «${goes}» در «${stays}» یکی می‌شود. تا ۳۰ روز می‌توانید آن را برگردانید.`,
  done: "دو پرونده یکی شدند.",
  cannot: "این دو پرونده یکی نمی‌شوند",
  reload: "دیدن نسخهٔ تازه",
  recent: (name: string, when: string, by: string | null) => `پروندهٔ «${name}» ${when}${by ? ` به دست ${by}` : ""} با این پرونده یکی شد.`,
  until: (day: string) => `تا ${day} برمی‌گردد.`,
  undo: "برگرداندن",
  undoTitle: "این دو پرونده دوباره جدا شوند؟",
  undoText: (newTickets: string) =>
    `هر پرونده همان می‌شود که بود. آنچه پس از یکی شدن آمده است (${newTickets} تیکت) در همین پرونده می‌ماند و نشست‌هایی که از آن پس باز شده‌اند بسته می‌شوند.`,
  undone: (newTickets: string) => `دو پرونده دوباره جدا شدند؛ ${newTickets} تیکتِ تازه در این پرونده ماند.`,
} as const;
