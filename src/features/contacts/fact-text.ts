import type { CustomerFactItem } from "@/domain/customers/record";
import { customers } from "@/messages/fa/customers";
import { formatLongDate, startOfTehranDay } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";

/** A fact as it is read: a Jalali date, a number in Persian digits with separators, yes and no as words. */
export function factText({ kind, value }: Pick<CustomerFactItem, "kind" | "value">): string {
  switch (kind) {
    case "DATE":
      return formatLongDate(startOfTehranDay(value));
    case "NUMBER": {
      const [whole = "", part] = value.split(".");
      return toPersianDigits(whole.replace(/\B(?=(\d{3})+(?!\d))/g, "٬") + (part ? `٫${part}` : ""));
    }
    case "YES_NO":
      return value === "yes" ? customers.record.yes : customers.record.no;
    case "URL":
      return value.replace(/^https?:\/\//, "").replace(/\/$/, "");
    default:
      return value;
  }
}
