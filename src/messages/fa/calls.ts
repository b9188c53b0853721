/** Calls: the form that writes one down, and its line on the card and on the record. */
export const calls = {
  log: "ثبت تماس",
  title: (customer: string) => `ثبت تماس با ${customer}`,
  direction: "تماس",
  directions: { IN: "مشتری تماس گرفت", OUT: "ما تماس گرفتیم" },
  phone: "شماره",
  noPhone: "شماره‌ای برگزیده نشده",
  startedAt: "زمان آغاز",
  duration: "مدت (دقیقه:ثانیه)",
  durationHint: "مثلاً ۳:۲۰؛ خالی یعنی پاسخی داده نشد.",
  durationWrong: "مدت خوانده نشد. دقیقه و ثانیه را مانند ۳:۲۰ بنویسید؛ حداکثر ۱۲ ساعت.",
  summary: "خلاصهٔ گفتگو",
  summaryHint: "فقط همکاران می‌بینند؛ هرگز به مشتری نشان داده نمی‌شود.",
  summaryMissing: "خلاصهٔ گفتگو را بنویسید.",
  submit: "ثبت تماس",
  logged: "تماس ثبت شد",
  offer: (phone: string) => `پس از تماس با ${phone}، خلاصه‌اش را ثبت کنید.`,
  sentence: (direction: string, phone: string | null, duration: string | null) =>
    `${direction}${phone === null ? "" : `، ${phone}`}، ${duration === null ? "پاسخی داده نشد" : `مدت ${duration}`}`,
  leave: "نوشته‌های این تماس هنوز ثبت نشده است. صفحه را ترک می‌کنید؟",
} as const;
