import { describe, expect, it } from "vitest";
import { passwordFault } from "@/domain/identity/password";
import { isCommonPassword } from "@/server/identity/common-passwords";

const sara = { email: "sara.ahmadi@nikafzar.example", name: "سارا احمدی‌نژاد" };

describe("a new password", () => {
  it.each([
    ["کوتاه۱", "password.too_short"],
    ["a".repeat(201), "password.too_long"],
    ["sara.ahmadi12", "password.personal"],
    ["احمدی‌نژاد۱۲", "password.personal"],
    ["Kariz-kariz", "password.personal"],
    ["aabaabaabaab", "password.common"],
  ])("%s is refused: %s", (password, fault) => {
    expect(passwordFault(password, sara)).toBe(fault);
  });

  it("of ten letters or more is taken whatever kinds of letters it has, in any script and with spaces", () => {
    for (const password of ["چهار اسب سفید", "correct horse battery", "hhjkqwzzpl", "کاریز میان کوه و دشت"])
      expect(passwordFault(password, sara), password).toBeNull();
  });
});

describe("the list of common passwords", () => {
  it("has what guessers try first, with an ending, in capitals and with Persian digits too", () => {
    for (const password of ["1234567890", "۱۲۳۴۵۶۷۸۹۰", "password1234", "PASSWORD123!", "qwertyuiop", "basketball2024"])
      expect(isCommonPassword(password), password).toBe(true);
  });

  it("does not have what nobody else would say", () => {
    for (const password of ["چهار اسب سفید", "correct horse battery", "hhjkqwzzpl"]) expect(isCommonPassword(password), password).toBe(false);
  });
});
