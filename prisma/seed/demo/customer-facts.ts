import type { FactKind } from "@/domain/customers/terms";
import type { CustomerKey } from "./customers";
import type { StaffKey } from "./staff";

type Field = { label: string; kind: FactKind; options?: readonly string[]; isOnCard: boolean };

/** What نیک‌افزار keeps of its customers, in the order of the record. */
export const customerFields = {
  contract: { label: "قرارداد پشتیبانی", kind: "CHOICE", options: ["طلایی", "نقره‌ای", "بدون قرارداد"], isOnCard: true },
  version: { label: "نسخهٔ نرم‌افزار", kind: "TEXT", isOnCard: true },
  registers: { label: "شمار صندوق‌ها", kind: "NUMBER", isOnCard: false },
  contractEnd: { label: "پایان قرارداد", kind: "DATE", isOnCard: false },
  remote: { label: "دسترسی از راه دور", kind: "YES_NO", isOnCard: false },
  shop: { label: "فروشگاه اینترنتی", kind: "URL", isOnCard: false },
  address: { label: "نشانی", kind: "TEXT", isOnCard: false },
} as const satisfies Record<string, Field>;

export const customerFacts: Partial<Record<CustomerKey, Partial<Record<keyof typeof customerFields, string>>>> = {
  ahmadi: {
    contract: "طلایی",
    version: "صندوق‌یار ۸٫۲",
    registers: "6",
    contractEnd: "2027-03-20",
    remote: "yes",
    address: "تهران، خیابان ولیعصر، بالاتر از میدان ونک، پلاک ۱۲۰",
  },
  hosseini: { contract: "نقره‌ای", version: "صندوق‌یار ۷٫۹", registers: "2", remote: "no" },
  ranjbar: { contract: "طلایی", version: "Server 8.2 (build 1142)", registers: "38", remote: "yes", shop: "https://aria-retail.example.ir/shop" },
  norouzi: { contract: "بدون قرارداد", version: "صندوق‌یار ۸٫۰", shop: "https://norouzi-shop.example.ir" },
  kiani: { contract: "نقره‌ای", version: "صندوق‌یار ۸٫۱", registers: "3", address: "شهرکرد، خیابان ملت، رستوران کیان" },
  sabouri: { contract: "بدون قرارداد", address: "کاشان، بازار بزرگ، سرای امین‌الدوله" },
};

type Note = { customer: CustomerKey; by: StaffKey; daysAgo: number; portalVisible: boolean; body: string };

/** Notes on records, outside any ticket. */
export const customerNotes: readonly Note[] = [
  {
    customer: "ahmadi",
    by: "agent1",
    daysAgo: 40,
    portalVisible: false,
    body: "برای تمدید قرارداد با مدیر مالی‌شان هماهنگ شود؛ خانم احمدی فقط تأییدکنندهٔ فنی است.",
  },
  {
    customer: "ahmadi",
    by: "supervisor",
    daysAgo: 6,
    portalVisible: true,
    body: "قرارداد طلایی شما تا پایان سال تمدید شد. تا آن زمان همهٔ نسخه‌های تازه برایتان رایگان نصب می‌شود.",
  },
  { customer: "kiani", by: "agent1", daysAgo: 21, portalVisible: false, body: "پیش از تماس پیامک بدهید؛ ظهرها در آشپزخانه صدای تلفن را نمی‌شنود." },
  { customer: "sabouri", by: "supervisor", daysAgo: 90, portalVisible: false, body: "هر سه ماه یک بار تلفنی احوالش را بپرسیم؛ خودش تماس نمی‌گیرد." },
];
