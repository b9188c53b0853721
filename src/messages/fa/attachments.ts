import { FILE_LIMIT_BYTES, FILES_PER_MESSAGE, megabytes, TICKET_LIMIT_BYTES } from "@/domain/attachments/limits";
import { formatNumber } from "@/persian/digits";

const each = formatNumber(megabytes(FILE_LIMIT_BYTES));

/** Files of a conversation: choosing, sending, showing. */
export const attachments = {
  attach: "پیوست فایل",
  limits: `هر فایل تا ${each} مگابایت، تا ${formatNumber(FILES_PER_MESSAGE)} فایل: عکس، سند (PDF و Word و Excel)، زیپ، صدا، فیلم و متن`,
  upTo: "تا {size}",
  drop: "فایل‌ها را همین‌جا رها کنید",
  list: "پیوست‌ها",
  sending: "در حال فرستادن «{name}»",
  checking: "در حال بررسی…",
  waiting: "در صف",
  ready: "آماده است",
  readyCount: "{count} فایل آماده است",
  retry: "تلاش دوباره",
  remove: "برداشتن",
  removeFile: "برداشتن «{name}»",
  retryFile: "فرستادن دوبارهٔ «{name}»",
  tooMany: `در هر پیام تا ${formatNumber(FILES_PER_MESSAGE)} فایل جا می‌شود.`,
  stillSending: "فایل‌ها هنوز در راه‌اند؛ همین که رسیدند، فرستاده می‌شود.",
  someFailed: "یک یا چند فایل نرسید. دوباره بفرستیدش یا آن را بردارید؛ متنتان همین‌جاست.",
  offline: "به سرور نرسید. اینترنت را بررسی کنید و دوباره بفرستید.",
  signedOut: "نشستتان به پایان رسیده است. دوباره وارد شوید و فایل را بفرستید.",
  open: "باز کردن «{name}» در برگهٔ تازه",
  download: "دریافت «{name}»",
  units: { bytes: "{size} بایت", kilobytes: "{size} کیلوبایت", megabytes: "{size} مگابایت" },
  refusals: {
    "attachment.not_found": "این پیوست پیدا نشد.",
    "attachment.too_large": `این فایل از ${each} مگابایت بزرگ‌تر است. کوچک‌ترش کنید یا در چند فایل بفرستید.`,
    "attachment.empty": "این فایل خالی است.",
    "attachment.type_refused": "این نوع فایل پذیرفته نمی‌شود. اگر لازم است، آن را در یک فایل زیپ بگذارید.",
    "attachment.type_mismatch": "درون این فایل با پسوند نامش نمی‌خواند و پذیرفته نشد.",
    "attachment.image_too_large": "این تصویر بیش از اندازه بزرگ است (بیشتر از ۴۰ مگاپیکسل). کوچک‌ترش کنید.",
    "attachment.image_unreadable": "این تصویر باز نشد؛ شاید ناقص است. دوباره ذخیره‌اش کنید و بفرستید.",
    "attachment.ticket_full": `پیوست‌های این تیکت از ${formatNumber(megabytes(TICKET_LIMIT_BYTES))} مگابایت بیشتر می‌شود.`,
    "attachment.day_full": "امروز فایل‌های زیادی فرستاده‌اید. فردا دوباره امتحان کنید؛ متن را می‌توانید همین حالا بفرستید.",
    "attachment.storage_full": "اکنون جایی برای فایل‌ها نیست. متن را بی‌فایل بفرستید و فایل را بعد بفرستید.",
    "attachment.interrupted": "فایل کامل نرسید. دوباره بفرستید.",
  },
} as const;
