import { expect, it } from "vitest";
import { columnNames, customerSorts, usualColumns, usualDirection } from "@/domain/customers/list-terms";

it("names run from the first letter on, everything else from the greatest down", () => {
  expect(customerSorts.map(usualDirection)).toEqual(["desc", "asc", "desc", "desc"]);
});

it("the usual columns exist", () => {
  for (const column of usualColumns) expect(columnNames).toContain(column);
});
