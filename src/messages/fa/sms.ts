import type { TemplateKey } from "@/domain/messaging/template";

/** The words of our SMS and of what screens say about them. One part where possible: 70 letters with the link. */
export const sms = {
  /** `body` carries the link, `noLinkBody` goes out where links are refused: a number and a code for the portal. */
  templates: {
    otp: { body: "کد ورود {organisation}: {code}", noLinkBody: "کد ورود {organisation}: {code}" },
    received: { body: "تیکت {number} ثبت شد:\n{link}", noLinkBody: "{organisation}: تیکت {number} ثبت شد. کد پیگیری {code}" },
    agentOpened: { body: "تیکت {number} برایتان باز شد:\n{link}", noLinkBody: "{organisation}: تیکت {number} برایتان باز شد. کد پیگیری {code}" },
    publicReply: { body: "پاسخ تیکت {number}:\n{link}", noLinkBody: "{organisation}: تیکت {number} پاسخ دارد. کد پیگیری {code}" },
    waiting: { body: "تیکت {number} منتظر شماست:\n{link}", noLinkBody: "{organisation}: تیکت {number} منتظر شماست. کد پیگیری {code}" },
    stageEntered: { body: "تیکت {number}: {stage}\n{link}", noLinkBody: "{organisation}: تیکت {number}، {stage}. کد پیگیری {code}" },
    closed: { body: "تیکت {number} بسته شد:\n{link}", noLinkBody: "{organisation}: تیکت {number} بسته شد. کد پیگیری {code}" },
    merged: { body: "{count} به‌روزرسانی تیکت {number}:\n{link}", noLinkBody: "{organisation}: {count} به‌روزرسانی تیکت {number}. کد پیگیری {code}" },
    linkRenewed: { body: "پیوند تازهٔ تیکت {number}:\n{link}", noLinkBody: "{organisation}: کد پیگیری تیکت {number}: {code}" },
    survey: { body: "از پشتیبانی راضی بودید؟\n{link}", noLinkBody: "{organisation}: نظرتان دربارهٔ تیکت {number} چیست؟ کد {code}" },
    freeText: { body: "{text}", noLinkBody: "{text}" },
  } satisfies Record<TemplateKey, { body: string; noLinkBody: string }>,
  templateNames: {
    otp: "کد ورود",
    received: "تیکت ثبت شد",
    agentOpened: "تیکتی که همکار ثبت کرد",
    publicReply: "پاسخ تازه",
    waiting: "منتظر مشتری",
    stageEntered: "رسیدن به مرحله",
    closed: "تیکت بسته شد",
    merged: "چند به‌روزرسانی با هم",
    linkRenewed: "پیوند تازه",
    survey: "نظرسنجی",
    freeText: "پیامک آزاد",
  } satisfies Record<TemplateKey, string>,
  states: {
    QUEUED: "در صف",
    SENDING: "در حال ارسال",
    SENT: "فرستاده",
    DELIVERED: "رسیده",
    FAILED: "نرسیده",
    EXPIRED: "منقضی",
    CANCELLED: "لغوشده",
    MERGED: "همراه پیامک دیگر",
    UNKNOWN: "نامعلوم",
  },
  unreachable: {
    noMobile: "این مشتری شمارهٔ همراه ندارد؛ پیامک نمی‌گیرد.",
    optedOut: "این مشتری خواسته است پیامک نگیرد.",
    blocked: "گوشی این مشتری پیامک‌های ما را نمی‌پذیرد.",
  },
  /** The organisation's name in a preview before it has one. */
  sample: { organisation: "سازمان شما", name: "خانم رضایی", title: "خطا هنگام چاپ فاکتور", stage: "در حال بررسی", department: "پشتیبانی" },
} as const;
