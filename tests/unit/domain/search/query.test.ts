import { expect, it } from "vitest";
import { readQuery } from "@/domain/search/query";

it("a number alone, in any script and with or without #, is a ticket's number", () => {
  for (const text of ["1042", "#1042", "۱۰۴۲", "#١٠٤٢", " 1042 "]) expect(readQuery(text).number, text).toBe(1042);
  for (const text of ["1042 چاپگر", "10.42", "", "۱۰۴۲۱۰۴۲۱۰"]) expect(readQuery(text).number, text).toBeNull();
});

it("a phone number is found in any form; a word with digits is not one", () => {
  for (const text of ["09121234567", "+98 912 123 4567", "0098-912-123-4567", "۹۱۲ ۱۲۳ ۴۵۶۷"]) expect(readQuery(text).phoneDigits, text).toBe("9121234567");
  expect(readQuery("4567").phoneDigits).toBe("4567");
  for (const text of ["091", "چاپگر 3050", "M3050"]) expect(readQuery(text).phoneDigits, text).toBeNull();
});

it("words are folded; one with a half-space may also stand with a space; short ones have no index", () => {
  expect(readQuery("علي می‌روم از").words).toEqual([
    { spellings: ["علی"], isIndexed: true },
    { spellings: ["میروم", "می روم"], isIndexed: true },
    { spellings: ["از"], isIndexed: false },
  ]);
  expect(readQuery("  ").words).toEqual([]);
  expect(readQuery("یک دو سه چهار پنج شش هفت هشت نه ده").words).toHaveLength(8);
});
