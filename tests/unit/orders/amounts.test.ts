import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountsOf, rowRials } from "@/domain/orders/amounts";
import { orderTitle } from "@/domain/orders/title";
import { isWebAddress } from "@/domain/orders/web-address";
import { formatToman, parseToman, tomanText } from "@/persian/money";

const rials = fc.bigInt({ min: 0n, max: 10n ** 18n });
const item = fc.record({ quantity: fc.integer({ min: 1, max: 1_000_000 }), unitRials: rials });

describe("what an order costs", () => {
  it("is the sum of its lines, less the discount, and sending, exact at any size", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), rials, rials, (items, discountRials, shippingRials) => {
        const amounts = amountsOf({ items, discountRials, shippingRials });
        let sum = 0n;
        for (const one of items) sum += rowRials(one);
        expect(amounts.itemsRials).toBe(sum);
        expect(amounts.totalRials).toBe(sum - (discountRials > sum ? sum : discountRials) + shippingRials);
        expect(amounts.totalRials >= 0n).toBe(true);
      }),
    );
  });

  it("does not depend on the order of the lines, and splitting a line changes nothing", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
        const cost = (list: typeof items) => amountsOf({ items: list, discountRials: 0n, shippingRials: 0n }).totalRials;
        expect(cost([...items].reverse())).toBe(cost(items));
        const split = items.flatMap((one) =>
          one.quantity > 1
            ? [
                { ...one, quantity: 1 },
                { ...one, quantity: one.quantity - 1 },
              ]
            : [one],
        );
        expect(cost(split)).toBe(cost(items));
      }),
    );
  });
});

describe("amounts as people type and read them", () => {
  it("what is shown in a field is read back as the same rials, also beyond what a double holds", () => {
    fc.assert(fc.property(rials, (amount) => parseToman(tomanText(amount)) === amount));
    expect(formatToman(90_071_992_547_409_931n).replace("\u00a0", " ")).toBe("۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۳٫۱ تومان");
  });

  it.each([
    ["۱۲۳٬۴۵۰", 1_234_500n],
    ["123,450 تومان", 1_234_500n],
    ["١٢٣٤٥٠", 1_234_500n],
    ["1.250.000", 12_500_000n],
    ["۱۲٫۵", 125n],
    ["12.5", 125n],
    ["0", 0n],
    ["", null],
    ["-5", null],
    ["دوازده", null],
    ["1.25", null],
    ["1e9", null],
  ])("%s", (text, expected) => {
    expect(parseToman(text)).toBe(expected);
  });
});

it("an order without a name is called by its lines", () => {
  const more = (title: string, count: number) => `${title}+${count}`;
  expect(orderTitle([], more)).toBe("");
  expect(orderTitle([{ title: "چاپگر" }], more)).toBe("چاپگر");
  expect(orderTitle([{ title: "چاپگر" }, { title: "ریبون" }, { title: "برچسب" }], more)).toBe("چاپگر+2");
  expect([...orderTitle([{ title: "ک".repeat(200) }], more)]).toHaveLength(120);
});

it("only http and https become a link", () => {
  expect(["https://tracking.post.ir/?id=1", "http://tipax.ir"].every(isWebAddress)).toBe(true);
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "//post.ir", "post.ir", "", "ftp://x.ir"]) expect(isWebAddress(bad), bad).toBe(false);
});
