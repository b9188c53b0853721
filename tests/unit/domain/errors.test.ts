import { expect, it } from "vitest";
import { AppError, reasons } from "@/domain/errors";
import { errors } from "@/messages/fa/errors";

it("every reason has a Persian sentence that ends like one, and no sentence is left without a reason", () => {
  expect(Object.keys(errors).sort()).toEqual([...reasons].sort());
  for (const reason of reasons) expect(errors[reason], reason).toMatch(/^[\u0600-\u06ff].*[.؟۰-۹]$/su);
});

it("an error says its code and reason, and carries what the screen needs", () => {
  const error = new AppError("CONFLICT", "card.moved_by_someone_else", { version: 3 });
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe("CONFLICT: card.moved_by_someone_else");
  expect(error.data).toEqual({ version: 3 });
});
