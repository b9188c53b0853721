import { expect, it } from "vitest";
import { RevokeSessionInput, SignInInput } from "@/domain/identity/schema";

it("an e-mail is compared without regard to case or blanks around it; a password is taken as it is typed", () => {
  expect(SignInInput.parse({ email: "  Sara@Example.TEST ", password: " با فاصله " })).toEqual({ email: "sara@example.test", password: " با فاصله " });
});

it("nothing but two short texts signs anybody in", () => {
  for (const bad of [{}, { email: "a" }, { email: "a", password: "" }, { email: "a", password: "x".repeat(201) }, { email: ["a"], password: "b" }]) {
    expect(SignInInput.safeParse(bad).success).toBe(false);
  }
});

it("a session is named by its id alone", () => {
  expect(RevokeSessionInput.safeParse({ sessionId: "01920000-0000-7000-8000-000000000000", userId: "x" }).success).toBe(false);
});
