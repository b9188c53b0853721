import { c, n, s, type TicketScript } from "./script";

/** The sales pipeline. */
export const sales: readonly TicketScript[] = [
  {
    from: "zand", department: "sales", stage: "new", age: 0.1, quiet: 0.1, category: "buy-device", channel: "PORTAL",
    title: "قیمت چاپگر اتیکت پارچه‌ای",
    text: "برای مزون به چاپگری نیاز دارم که روی نوار ساتن چاپ کند. قیمت و زمان تحویل را بفرمایید.",
    talk: [],
  },
  {
    from: "mohseni", department: "sales", stage: "new", age: 0.6, quiet: 0.6, priority: "HIGH", category: "buy-software", channel: "EMAIL",
    title: "Quotation for 24 POS licenses",
    text: "Hello, we are opening four new branches and need a formal quotation for 24 POS licenses with one year of support. Please include VAT.",
    talk: [],
  },
  {
    from: "vahdat", department: "sales", stage: "new", age: 1.2, quiet: 1.2, category: "demo", channel: "PORTAL",
    title: "نمایش ماژول باشگاه مشتریان",
    text: "امکان دارد قبل از خرید، باشگاه مشتریان را به ما نشان بدهید؟ دو نفر هستیم و عصرها وقت داریم.",
    talk: [],
  },
  {
    from: "taheri", department: "sales", stage: "needs", age: 2.1, quiet: 0.8, to: "agent3", category: "buy-software", channel: "PHONE",
    title: "نرم‌افزار برای شعبه دوم لوازم‌التحریر",
    text: "شعبه دوم را ماه آینده باز می‌کنند و می‌خواهند موجودی دو مغازه یکی باشد.",
    talk: [s("سلام آقای طاهری، برای دو شعبه نسخه «چندشعبه‌ای» لازم است. چند صندوق در شعبه دوم دارید و اینترنت آنجا پایدار است؟"), c("دو صندوق. اینترنت هنوز وصل نشده."), n("@بهرام نوری بدون اینترنت پایدار هم کار می‌کند ولی شب‌ها باید همگام شود؛ در پیشنهاد بنویسم؟")],
  },
  {
    from: "karimiArabic", department: "sales", stage: "needs", age: 3.9, quiet: 2.2, to: "agent3", category: "buy-device", channel: "PORTAL",
    title: "مقایسه NP-200 و NP-400",
    text: "براي انبار لوازم خانگي روزي حدود ۵۰۰ برچسب بزرگ مي‌زنيم. كدام مدل مناسب‌تر است؟",
    talk: [s("سلام آقای کریمی، برای روزی ۵۰۰ برچسب بزرگ NP-400 مناسب است؛ NP-200 برای تا ۲۰۰ برچسب کوچک است. پهنای برچسب شما چند سانتی‌متر است؟")],
  },
  {
    from: "daneshi", department: "sales", stage: "quote", age: 4.3, quiet: 1.5, to: "agent3", category: "buy-software", channel: "PORTAL", due: 1,
    title: "افزودن ماژول کافه به نسخه کتاب‌فروشی",
    text: "فقط بخش سفارش میز و فیش آشپزخانه را می‌خواهیم. لازم است نسخه کامل بخریم؟",
    talk: [s("سلام خانم دانشی، نه؛ ماژول «میز و آشپزخانه» جدا هم فروخته می‌شود و روی همین نسخه می‌نشیند."), c("عالی. لطفاً پیش‌فاکتور بفرستید."), n("تخفیف مشتری قدیمی ۱۰٪ با تأیید @بهرام نوری.")],
  },
  {
    from: "fallah", department: "sales", stage: "quote", age: 5.6, quiet: 2.9, to: "agent3", category: "buy-device", channel: "PHONE",
    title: "ترازوی متصل به صندوق",
    text: "سه ترازوی ۳۰ کیلویی می‌خواهند که وزن را مستقیم به فاکتور بفرستد. گفتند ترازوی فعلی قدیمی است.",
    talk: [s("سلام آقای فلاح، پیش‌فاکتور سه ترازو با کابل و نصب آماده شد و تا فردا به ایمیل شما می‌رسد. گارانتی ۱۸ ماه است.")],
  },
  {
    from: "rezaei", department: "sales", stage: "decision", age: 9.4, quiet: 5.0, to: "agent3", category: "buy-software", tags: ["vip"], channel: "PORTAL",
    title: "ارتقا به نسخه سازمانی برای ۱۱ نمایندگی",
    text: "در حال بررسی یکپارچه‌کردن نمایندگی‌ها هستیم. هزینه ارتقا و انتقال داده را اعلام کنید.",
    talk: [s("سلام آقای رضایی، پیش‌فاکتور با جزئیات انتقال داده پیوست ایمیل شماست. تا پایان ماه معتبر است."), c("دریافت شد. در هیئت‌مدیره مطرح می‌شود."), n("هفته آینده پیگیری تلفنی. رقیب هم قیمت داده است.")],
  },
  {
    from: "amini", department: "sales", stage: "decision", age: 14, quiet: 8.3, to: "agent3", category: "buy-device", channel: "PORTAL", due: -3,
    title: "خرید دو بارکدخوان رومیزی",
    text: "دو بارکدخوان رومیزی می‌خواهم که بارکد روی گوشی مشتری را هم بخواند.",
    talk: [s("سلام آقای امینی، مدل NS-70 بارکد روی نمایشگر را هم می‌خواند. پیش‌فاکتور دو دستگاه را فرستادم."), c("ببینم بودجه می‌رسد یا نه، خبر می‌دهم.")],
  },
  {
    from: "ebrahimi", department: "sales", stage: "won", age: 11, quiet: 3.4, to: "agent3", category: "buy-device", channel: "AGENT",
    title: "شش دستگاه دیتاکالکتور برای انبار",
    text: "در بازدید حضوری نیازشان شش دستگاه با دسته تفنگی و باتری اضافه برآورد شد.",
    talk: [s("سلام آقای ابراهیمی، پیش‌فاکتور شش دستگاه با باتری اضافه خدمت شما."), c("تأیید شد. پیش‌پرداخت را امروز واریز می‌کنیم."), s("واریزی رسید، سپاس از اعتماد شما. تحویل تا ده روز کاری انجام می‌شود.")],
  },
  {
    from: "salimi", department: "sales", stage: "closed", age: 31, quiet: 19, to: "agent3", category: "buy-software", channel: "PORTAL",
    title: "افزودن صندوق سوم داروخانه",
    text: "برای شیفت شب به یک صندوق دیگر نیاز داریم. قیمت مجوز اضافه چقدر است؟",
    talk: [s("سلام آقای دکتر، مجوز هر صندوق اضافه و نصب آن را در پیش‌فاکتور نوشتم."), c("پرداخت شد. لطفاً پنجشنبه نصب شود."), s("نصب انجام شد. شیفت شب پربرکت باشد.")],
  },
  {
    from: "sharifi", department: "sales", stage: "closed", age: 38, quiet: 30, to: "agent3", category: "buy-device", channel: "PORTAL",
    title: "چاپگر کوچک برای لوازم آرایشی",
    text: "برچسب خیلی کوچک روی رژ لب و ریمل لازم دارم، حدود ۱ در ۲ سانت.",
    talk: [s("سلام خانم شریفی، NP-200 با هد ۳۰۰ نقطه برای این اندازه مناسب است. نمونه چاپ‌شده را با پیک فرستادم."), c("نمونه رسید و خوانا بود. سفارش می‌دهم.")],
  },
  {
    from: "norouzi", department: "sales", stage: "closed", age: 47, quiet: 40, to: "agent3", category: "demo", channel: "PORTAL",
    title: "اتصال فروشگاه اینترنتی به نیک‌فروش",
    text: "آیا نرم‌افزار شما با سایت‌های ووکامرسی همگام می‌شود؟",
    talk: [s("سلام آقای نوروزی، بله؛ افزونه رسمی داریم. یک جلسه نمایش آنلاین برای شما گذاشتم."), c("در جلسه همه‌چیز را دیدم، نسخه پایه را می‌خرم."), s("خرید شما فعال شد. راهنمای نصب افزونه در ایمیل است.")],
  },
  {
    from: "pourmand", department: "sales", stage: "closed", age: 58, quiet: 50, to: "agent3", category: "buy-software", channel: "PHONE",
    title: "خرید اقساطی نرم‌افزار",
    text: "پرسیدند می‌شود هزینه نرم‌افزار را در سه قسط بدهند.",
    talk: [s("سلام آقای پورمند، برای خریدهای بالای ده میلیون تومان سه قسط بدون کارمزد داریم، ولی نسخه پایه کمتر از این است."), c("پس فعلاً منصرف شدم، شاید سال بعد.")],
  },
  {
    from: "kiani", department: "sales", stage: "closed", age: 72, quiet: 63, to: "agent3", category: "buy-device", channel: "PHONE",
    title: "نمایشگر مشتری برای صندوق رستوران",
    text: "می‌خواهند مشتری مبلغ و سفارش را رو به خودش ببیند.",
    talk: [s("سلام آقای کیانی، نمایشگر ۱۰ اینچی مشتری موجود است و به همین صندوق وصل می‌شود. قیمت را پیامک کردم."), c("بفرستید، پولش را همان روز می‌دهم."), s("ارسال شد؛ همکارمان نصب می‌کند.")],
  },
];
