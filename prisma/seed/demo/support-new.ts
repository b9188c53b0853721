import { c, n, type TicketScript } from "./script";

/** Stage «درخواست جدید» of the support pipeline: nobody has answered yet. */
export const supportNew: readonly TicketScript[] = [
  {
    from: "ahmadi", stage: "new", age: 0.02, quiet: 0.02, priority: "HIGH", category: "pos", channel: "PORTAL",
    title: "صندوق شماره ۳ فاکتور را ذخیره نمی‌کند",
    text: "سلام، از نیم ساعت پیش وقتی روی «ثبت فاکتور» می‌زنیم صفحه چند ثانیه می‌ماند و بعد همان فاکتور خالی برمی‌گردد. فقط صندوق ۳ این‌طور است، بقیه درست کار می‌کنند. صف مشتری طولانی شده.",
    talk: [],
  },
  {
    from: "taheri", stage: "new", age: 0.06, quiet: 0.06, category: "labels", channel: "PORTAL",
    title: "اندازه برچسب مناسب برای دفتر و خودکار",
    text: "برای اجناس کوچک مثل خودکار و پاک‌کن چه برچسبی پیشنهاد می‌کنید؟ برچسب ۴×۶ که داریم خیلی بزرگ است و روی هم می‌افتد.",
    talk: [],
  },
  {
    from: "shams", stage: "new", age: 0.15, quiet: 0.1, category: "stock", channel: "PORTAL",
    title: "موجودی منفی برای کالای تازه‌وارد",
    text: "دیروز رسید انبار ۲۴۰ کارتن روغن را ثبت کردیم ولی امروز موجودی منفی ۱۲ نشان می‌دهد. رسید در فهرست هست و تأیید هم شده.",
    talk: [c("شماره رسید ۱۱۸۴۷ است، اگر لازم شد.")],
  },
  {
    from: "khalili", stage: "new", age: 0.2, quiet: 0.2, category: "login", channel: "PORTAL",
    title: "رمز عبور را فراموش کرده‌ام",
    text: "گوشی‌ام عوض شده و رمز نرم‌افزار یادم نیست. با ایمیل قبلی هم دیگر دسترسی ندارم. چطور می‌توانم وارد شوم؟",
    talk: [],
  },
  {
    from: "fallah", stage: "new", age: 0.4, quiet: 0.4, category: "pos", channel: "PHONE", to: "agent1",
    title: "تعریف فروش وزنی برای خشکبار",
    text: "تلفنی پرسیدند که چطور قیمت را برای هر کیلو تعریف کنند ولی پای ترازو به گرم بفروشند. ترازوی دیجیتال دارند و می‌خواهند مستقیم به صندوق وصل شود. خواستند با ایشان تماس بگیریم.",
    talk: [n("مدل ترازو را نگفتند؛ قرار شد عکس برچسب پشتش را بفرستند.")],
  },
  {
    from: "bagheri", department: "finance", stage: "new", age: 0.5, quiet: 0.5, category: "invoice", channel: "PORTAL",
    title: "مغایرت مبلغ صورتحساب با قرارداد",
    text: "در صورتحساب این ماه مبلغ پشتیبانی ۱۰ درصد بیشتر از قرارداد محاسبه شده است. بند ۴ قرارداد می‌گوید تا پایان سال قیمت ثابت است. لطفاً بررسی و اصلاح کنید.",
    talk: [],
  },
  {
    from: "daneshi", stage: "new", age: 0.9, quiet: 0.9, category: "reports", tags: ["idea"], channel: "PORTAL",
    title: "گزارش فروش به تفکیک کافه و کتاب",
    text: "ما هم کتاب می‌فروشیم هم قهوه. می‌شود گزارشی داشته باشیم که سود هر بخش را جدا نشان بدهد؟ الان هر ماه دستی از اکسل درمی‌آوریم و دو روز وقت می‌گیرد.",
    talk: [],
  },
  {
    from: "karimiArabic", stage: "new", age: 1.1, quiet: 1.1, category: "stock", channel: "PORTAL",
    title: "نام کالا در جستجوی صندوق پیدا نمی‌شود",
    text: "كالاهایی كه از فايل قديمي وارد كرديم در جستجو نمي‌آيند، ولي با باركد پيدا مي‌شوند. مثلاً «يخچال فريزر كلاسيک».",
    talk: [],
  },
  {
    from: "vahdat", stage: "new", age: 1.3, quiet: 1.3, category: "driver", channel: "PORTAL",
    title: "چاپگر بعد از تعویض مودم شناخته نمی‌شود",
    text: "مودم مغازه را عوض کردیم و از آن موقع چاپگر NP-200 در فهرست دستگاه‌ها نیست. چراغ شبکه‌اش سبز است.",
    talk: [],
  },
  {
    from: "ghasemi", stage: "new", age: 1.6, quiet: 1.4, priority: "URGENT", category: "pos", tags: ["stopped"], channel: "PORTAL", due: 0,
    title: "نسخه بیمه ثبت می‌شود ولی سهم بیمار صفر می‌شود",
    text: "از امروز صبح برای همه نسخه‌های تأمین اجتماعی سهم بیمار صفر حساب می‌شود و مجبوریم دستی حساب کنیم. دیروز درست بود.",
    talk: [c("الان حدود ۳۰ نسخه دستی حساب کرده‌ایم. لطفاً زودتر رسیدگی کنید، مردم معطل‌اند.")],
  },
  {
    from: "bahrami", stage: "new", age: 2.6, quiet: 2.6, priority: "LOW", category: "pos", channel: "PORTAL",
    title: "افزودن نشان مغازه بالای فاکتور",
    text: "می‌خواهم نشان پت‌شاپم بالای فاکتور چاپ شود. تصویر را با چه اندازه‌ای آماده کنم؟",
    talk: [],
  },
];
