import { ApiError } from "./reply";

/** Request parameters: the query and the form body together, as the provider takes them. */
export class Parameters {
  constructor(private readonly values: URLSearchParams) {}

  optional(name: string): string | undefined {
    const value = this.values.get(name);
    return value === null || value === "" ? undefined : value;
  }

  /** @throws ApiError 400 when absent, 406 when empty */
  required(name: string): string {
    const value = this.values.get(name);
    if (value === null) throw new ApiError(400);
    if (value.trim() === "") throw new ApiError(406);
    return value;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** A comma list. @throws ApiError 400, 406, or `tooMany` beyond `limit` */
  list(name: string, limit: number, tooMany = 414): string[] {
    const list = this.required(name)
      .split(",")
      .map((item) => item.trim());
    if (list.length > limit) throw new ApiError(tooMany);
    return list;
  }

  optionalList(name: string): string[] | undefined {
    return this.optional(name)
      ?.split(",")
      .map((item) => item.trim());
  }

  /** A JSON array in a form field, the form of sms/sendarray. @throws ApiError 400 when it is not one */
  jsonList(name: string): string[] {
    const list = this.optionalJsonList(name);
    if (!list) throw new ApiError(400);
    return list;
  }

  optionalJsonList(name: string): string[] | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Falls through to the refusal: the provider does not say what was wrong with the JSON.
    }
    throw new ApiError(400);
  }

  /** Unix seconds. @throws ApiError 417 */
  date(name: string): number | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    if (!/^\d{1,11}$/.test(text)) throw new ApiError(417);
    return Number(text);
  }

  requiredDate(name: string): number {
    this.required(name);
    return this.date(name) ?? 0;
  }

  /** `startdate` and `enddate`, at most `maxLength` seconds apart. @throws ApiError 400, 406, 417 */
  window(now: number, maxLength: number): { start: number; end: number } {
    const start = this.requiredDate("startdate");
    const end = this.date("enddate") ?? Math.min(start + maxLength, Math.max(start, now));
    if (end < start || end - start > maxLength) throw new ApiError(417);
    return { start, end };
  }

  /** Every number of the request, for faults that match a receptor. */
  receptors(): string[] {
    const text = this.values.get("receptor") ?? "";
    return text.split(/[,[\]"]/).filter((part) => part.trim() !== "");
  }
}
