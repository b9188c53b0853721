import { FILE_LIMIT_BYTES, FILES_PER_MESSAGE, megabytes, TICKET_LIMIT_BYTES } from "@/domain/attachments/limits";
import { formatNumber } from "@/persian/digits";
import type { AttachmentWords } from "../attachment-words";

const number = (value: number) => formatNumber(value, "ar");
const each = number(megabytes(FILE_LIMIT_BYTES));

export const attachments: AttachmentWords = {
  attach: "إرفاق ملف",
  limits: `كل ملف حتى ${each} ميغابايت، وحتى ${number(FILES_PER_MESSAGE)} ملفات: صور ومستندات (PDF أو Word أو Excel) وZIP وصوت وفيديو ونص`,
  upTo: "حتى {size}",
  drop: "أفلت الملفات هنا",
  list: "المرفقات",
  sending: "جارٍ إرسال «{name}»",
  checking: "جارٍ الفحص…",
  waiting: "في الانتظار",
  ready: "جاهز",
  readyCount: "الملفات الجاهزة: {count}",
  retry: "أعد المحاولة",
  remove: "إزالة",
  removeFile: "إزالة «{name}»",
  retryFile: "إعادة إرسال «{name}»",
  tooMany: `لا تتسع الرسالة لأكثر من ${number(FILES_PER_MESSAGE)} ملفات.`,
  stillSending: "الملفات في طريقها؛ ستُرسل الرسالة فور وصولها.",
  someFailed: "لم يصل ملف أو أكثر. أعد إرساله أو أزله؛ نصك ما زال هنا.",
  offline: "تعذر الوصول إلى الخادم. تحقق من الإنترنت ثم أعد الإرسال.",
  signedOut: "انتهت جلستك. سجّل الدخول من جديد ثم أرسل الملف.",
  open: "فتح «{name}» في علامة تبويب جديدة",
  download: "تنزيل «{name}»",
  units: { bytes: "{size} بايت", kilobytes: "{size} كيلوبايت", megabytes: "{size} ميغابايت" },
  refusals: {
    "attachment.not_found": "لم يُعثر على هذا المرفق.",
    "attachment.too_large": `هذا الملف أكبر من ${each} ميغابايت. صغّره أو أرسله في عدة ملفات.`,
    "attachment.empty": "هذا الملف فارغ.",
    "attachment.type_refused": "هذا النوع من الملفات غير مقبول. ضعه في ملف ZIP إن كان لازماً.",
    "attachment.type_mismatch": "محتوى الملف لا يطابق امتداد اسمه، فلم يُقبل.",
    "attachment.image_too_large": "هذه الصورة كبيرة جداً (أكثر من ٤٠ ميغابكسل). صغّرها.",
    "attachment.image_unreadable": "تعذر فتح هذه الصورة؛ قد تكون ناقصة. احفظها من جديد ثم أرسلها.",
    "attachment.ticket_full": `تتجاوز مرفقات هذه التذكرة ${number(megabytes(TICKET_LIMIT_BYTES))} ميغابايت.`,
    "attachment.day_full": "أرسلت اليوم ملفات كثيرة. حاول غداً؛ يمكنك إرسال النص الآن.",
    "attachment.storage_full": "لا مكان للملفات الآن. أرسل النص بلا ملف، ثم أرسل الملف لاحقاً.",
    "attachment.interrupted": "لم يصل الملف كاملاً. أعد إرساله.",
  },
};
