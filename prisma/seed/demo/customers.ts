/** 12 companies and 40 customers. The n-th customer owns 0912000000n; all numbers and addresses are unreal on purpose. */
export const companies = {
  mehregan: { name: "فروشگاه‌های زنجیره‌ای مهرگان", website: "https://mehregan.example.ir" },
  sepidar: { name: "پخش مویرگی سپیدار", website: "https://sepidar-pakhsh.example.ir" },
  narvan: { name: "کتاب‌شهر نارون", website: "https://narvan.example.ir" },
  termeh: { name: "پوشاک ترمه‌بافان", website: null },
  salimi: { name: "داروخانه دکتر سلیمی", website: null },
  haftsin: { name: "سوپرمارکت هفت‌سین", website: null },
  aban: { name: "لوازم خانگی آبان", website: "https://aban-home.example.ir" },
  rahvar: { name: "انبار و لجستیک راهوار", website: "https://rahvar.example.ir" },
  narges: { name: "شیرینی‌سرای گل‌نرگس", website: null },
  charkh: { name: "قطعات یدکی چرخ‌آسیا", website: null },
  aftab: { name: "شرکت تعاونی تولید و توزیع مواد غذایی، بهداشتی آفتاب جنوب‌شرق", website: null },
  aria: { name: "Aria Retail Group", website: "https://aria-retail.example.ir" },
} as const satisfies Record<string, { name: string; website: string | null }>;

type Customer = {
  name: string;
  company?: keyof typeof companies;
  jobTitle?: string;
  city: string;
  note?: string;
  email?: string;
  /** Label of a second mobile number. */
  second?: string;
  /** No mobile at all: this landline only. */
  landline?: string;
};

export const customers = {
  ahmadi: {
    name: "مریم احمدی",
    company: "mehregan",
    jobTitle: "مدیر شعبه ونک",
    city: "تهران",
    email: "m.ahmadi@example.ir",
    second: "تلفن شعبه",
    note: "صبح‌ها تا ساعت ۱۰ سر صندوق است؛ بعد از آن راحت‌تر جواب می‌دهد.",
  },
  hosseini: {
    name: "سعید حسینی",
    company: "mehregan",
    jobTitle: "مسئول فناوری اطلاعات",
    city: "تهران",
    email: "s.hosseini@example.ir",
    note: "دسترسی سرور دست خودش است؛ فنی است و توضیح دقیق می‌خواهد.",
  },
  karimi: { name: "علی کریمی", company: "sepidar", jobTitle: "مسئول انبار", city: "مشهد", email: "a.karimi@example.ir" },
  karimiArabic: {
    name: "علي كريمي",
    company: "aban",
    jobTitle: "فروشنده",
    city: "تبریز",
    note: "نامش از اکسل حسابداری با حروف عربی آمده؛ با علی کریمیِ سپیدار اشتباه نشود.",
  },
  moradi: { name: "زهرا مرادی", company: "narvan", jobTitle: "مدیر کتاب‌فروشی", city: "اصفهان", email: "z.moradi@example.ir" },
  jafari: { name: "حمید جعفری", company: "narvan", jobTitle: "صندوق‌دار", city: "اصفهان" },
  salimi: {
    name: "دکتر نادر سلیمی",
    company: "salimi",
    jobTitle: "مؤسس",
    city: "شیراز",
    email: "dr.salimi@example.ir",
    note: "لطفاً با عنوان «دکتر» خطاب شود. تصمیم خرید با ایشان است.",
  },
  ghasemi: { name: "لیلا قاسمی", company: "salimi", jobTitle: "مسئول صندوق", city: "شیراز" },
  rahmani: { name: "امیرحسین رحمانی", company: "haftsin", jobTitle: "مالک", city: "کرج", second: "همراه دوم" },
  tavasoli: { name: "فریبا توسلی", company: "termeh", jobTitle: "مدیر فروش", city: "یزد", email: "f.tavasoli@example.ir" },
  bagheri: { name: "محمد باقری", company: "termeh", jobTitle: "حسابدار", city: "یزد", email: "m.bagheri@example.ir" },
  najafi: {
    name: "کامران نجفی",
    company: "sepidar",
    jobTitle: "مدیر عملیات",
    city: "مشهد",
    email: "k.najafi@example.ir",
    second: "دفتر مرکزی",
    note: "قرارداد پشتیبانی طلایی دارد.",
  },
  asadi: { name: "سمیه اسدی", company: "sepidar", jobTitle: "مسئول سفارش‌ها", city: "مشهد" },
  shams: { name: "نیلوفر شمس", company: "rahvar", jobTitle: "کارشناس انبار", city: "بندرعباس", email: "n.shams@example.ir" },
  ebrahimi: { name: "یونس ابراهیمی", company: "rahvar", jobTitle: "سرپرست انبار", city: "بندرعباس", second: "بی‌سیم انبار" },
  farhadi: { name: "داود فرهادی", company: "aban", jobTitle: "مدیر شعبه", city: "تبریز", email: "d.farhadi@example.ir" },
  sadeghi: { name: "مینا صادقی", company: "aban", jobTitle: "حسابدار", city: "تبریز", email: "m.sadeghi@example.ir" },
  heidari: { name: "پروانه حیدری", company: "narges", jobTitle: "مالک", city: "رشت", second: "کارگاه" },
  mousavi: { name: "سیدرضا موسوی", company: "charkh", jobTitle: "مدیر خرید", city: "قم", email: "r.mousavi@example.ir" },
  ghorbani: { name: "آرش قربانی", company: "charkh", jobTitle: "فروشنده", city: "قم" },
  tabatabaei: {
    name: "سیده فاطمه‌السادات حسینی‌نژاد طباطبایی‌فرد اردکانی یزدی‌زاده",
    company: "aftab",
    jobTitle: "مدیر بازرگانی",
    city: "کرمان",
    email: "f.tabatabaei@example.ir",
  },
  rezaei: { name: "هادی رضایی", company: "aftab", jobTitle: "مدیر مالی", city: "کرمان", email: "h.rezaei@example.ir" },
  mohseni: {
    name: "Sara Mohseni",
    company: "aria",
    jobTitle: "Procurement Manager",
    city: "تهران",
    email: "sara.mohseni@example.ir",
    note: "فارسی را کامل متوجه می‌شود؛ معمولاً انگلیسی می‌نویسد.",
  },
  ranjbar: { name: "بابک رنجبر", company: "aria", jobTitle: "مدیر شبکه", city: "تهران", email: "b.ranjbar@example.ir" },
  zamani: { name: "طاهره زمانی", company: "haftsin", jobTitle: "صندوق‌دار", city: "کرج" },
  norouzi: { name: "احسان نوروزی", jobTitle: "فروشگاه اینترنتی", city: "ساری", email: "e.norouzi@example.ir" },
  khalili: { name: "نسترن خلیلی", jobTitle: "گل‌فروشی", city: "تهران" },
  pourmand: { name: "جواد پورمند", jobTitle: "ابزارفروشی", city: "اهواز", second: "مغازه" },
  azizi: { name: "گلناز عزیزی", jobTitle: "صنایع‌دستی", city: "سنندج", email: "g.azizi@example.ir" },
  fallah: { name: "عباس فلاح", jobTitle: "عمده‌فروشی خشکبار", city: "ارومیه" },
  mahdavi: { name: "مهدی مهدوی", jobTitle: "فروشگاه موبایل", city: "قزوین", email: "m.mahdavi@example.ir" },
  sharifi: { name: "شهرزاد شریفی", jobTitle: "لوازم آرایشی", city: "تهران", email: "sh.sharifi@example.ir" },
  taheri: { name: "وحید طاهری", jobTitle: "لوازم‌التحریر", city: "همدان" },
  bahrami: { name: "آیدا بهرامی", jobTitle: "پت‌شاپ", city: "کرج", email: "aida.b@example.ir" },
  kiani: { name: "منوچهر کیانی", jobTitle: "رستوران", city: "شهرکرد", note: "گوش راستش سنگین است؛ پای تلفن شمرده صحبت کنید." },
  daneshi: { name: "سارا دانشی", jobTitle: "کافه‌کتاب", city: "گرگان", email: "s.daneshi@example.ir" },
  amini: { name: "ابراهیم امینی", jobTitle: "فروشگاه لوازم برقی", city: "زنجان" },
  zand: { name: "مژگان زند", jobTitle: "مزون لباس", city: "تهران", email: "m.zand@example.ir", second: "مزون" },
  vahdat: { name: "کاوه وحدت", jobTitle: "لوازم ورزشی", city: "بوشهر", email: "k.vahdat@example.ir" },
  sabouri: {
    name: "حاج‌محمود صبوری",
    jobTitle: "فرش‌فروشی",
    city: "کاشان",
    landline: "+982110000001",
    note: "موبایل ندارد؛ فقط تلفن مغازه. پیامک نمی‌رسد، حتماً تماس بگیرید.",
  },
} as const satisfies Record<string, Customer>;

export type CustomerKey = keyof typeof customers;
