import { c, n, s, type TicketScript } from "./script";

/** Department «مالی»; its tickets live on the support pipeline. */
export const finance: readonly TicketScript[] = [
  {
    from: "najafi", department: "finance", stage: "technical", age: 3.1, quiet: 0.9, to: "agent4", category: "tax", tags: ["vip"], channel: "PORTAL", due: 3,
    title: "کد اقتصادی خریدار در صورتحساب ارسالی جابه‌جا می‌شود",
    text: "برای دو مشتری، کد اقتصادی یکی در صورتحساب دیگری رفته است. هر دو نام مشابه دارند.",
    talk: [s("سلام آقای نجفی، ارسال این دو صورتحساب را نگه داشتم تا اصلاح شود. موضوع با واحد فنی در حال بررسی است."), n("@کیوان شریفی دو مشتری با نام «علی کریمی»؛ یکی با ی و ک عربی. هنگام ارسال با نام جستجو می‌کنیم نه با شناسه!")],
  },
  {
    from: "heidari", department: "finance", stage: "waiting-customer", age: 2.9, quiet: 1.9, to: "agent4", category: "refund", channel: "PORTAL",
    title: "دو بار پرداخت شدن حق اشتراک",
    text: "بانک دو بار پیامک برداشت زد و فقط یک رسید گرفتم.",
    talk: [s("سلام خانم حیدری، یکی از دو تراکنش در حساب ما ننشسته و معمولاً تا ۷۲ ساعت خودکار برمی‌گردد. لطفاً چهار رقم آخر کارت و ساعت برداشت را بفرستید.")],
  },
  {
    from: "tavasoli", department: "finance", stage: "answered", age: 6.4, quiet: 4.4, to: "agent4", category: "renewal", channel: "PORTAL",
    title: "تمدید اشتراک پشتیبانی سالانه",
    text: "اشتراک ما تا دو هفته دیگر تمام می‌شود. قیمت سال جدید و نحوه پرداخت را بفرستید.",
    talk: [s("سلام خانم توسلی، پیش‌فاکتور تمدید با تخفیف ۵ درصدیِ پرداخت پیش از موعد ارسال شد. پیوند پرداخت:\nhttps://pay.nikafzar.example.ir/r/84213")],
  },
  {
    from: "rahmani", department: "finance", stage: "closed", age: 20, quiet: 17, to: "agent4", category: "invoice", channel: "PORTAL",
    title: "تغییر نام خریدار در فاکتور رسمی",
    text: "فاکتور به نام خودم صادر شده، باید به نام سوپرمارکت هفت‌سین باشد.",
    talk: [s("سلام آقای رحمانی، فاکتور اصلاحی به نام سوپرمارکت هفت‌سین صادر و ارسال شد."), c("رسید، ممنون.")],
  },
  {
    from: "mahdavi", department: "finance", stage: "closed", age: 27, quiet: 22, to: "agent4", category: "refund", channel: "PORTAL",
    title: "انصراف از خرید ماژول پیامک",
    text: "ماژول پیامک را اشتباه خریدم؛ هنوز فعالش نکرده‌ام. پولش برمی‌گردد؟",
    talk: [s("سلام آقای مهدوی، چون فعال نشده، کل مبلغ برمی‌گردد. شماره شبا را بفرستید."), c("IR062960000000100324200001"), s("مبلغ امروز به همان شبا واریز شد؛ تا دو روز کاری می‌نشیند."), c("نشست، تشکر از برخورد خوبتان.")],
  },
  {
    from: "sadeghi", department: "finance", stage: "closed", age: 44, quiet: 37, to: "agent4", category: "tax", channel: "PORTAL",
    title: "گزارش فصلی ارزش افزوده",
    text: "برای اظهارنامه فصل، خروجی اکسل به تفکیک نرخ مالیات لازم داریم.",
    talk: [s("سلام خانم صادقی، از «گزارش‌ها › مالیات» بازه فصل را بگیرید و «تفکیک نرخ» را روشن کنید؛ ستون‌ها با فرم اظهارنامه یکی است."), c("عالی بود، پنج دقیقه‌ای تمام شد.")],
  },
  {
    from: "bagheri", department: "finance", stage: "closed", age: 61, quiet: 55, to: "agent4", category: "invoice", channel: "EMAIL",
    title: "رونوشت فاکتورهای سال گذشته",
    text: "برای حسابرسی به رونوشت همه فاکتورهای سال قبل نیاز داریم.",
    talk: [s("سلام آقای باقری، هر ۱۲ فاکتور در یک فایل فشرده برای شما ایمیل شد."), c("دو تا کم بود."), s("حق با شماست، دو فاکتور ماه آخر جدا بود؛ فرستادم. پوزش."), c("کامل شد.")],
  },
];
