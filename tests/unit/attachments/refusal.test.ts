import { expect, it } from "vitest";
import { FILE_LIMIT_BYTES, megabytes } from "@/domain/attachments/limits";
import { statusOfRefusal } from "@/domain/attachments/refusal";
import { reasons } from "@/domain/errors";
import { fill, sizeText } from "@/features/attachments/size-text";
import { attachments as ar } from "@/messages/ar/attachments";
import { attachments as en } from "@/messages/en/attachments";
import { attachments as fa } from "@/messages/fa/attachments";

it("a full disk, a file that is too large and a day that is full are told apart", () => {
  expect(statusOfRefusal({ code: "UPSTREAM_FAILED", reason: "attachment.storage_full" })).toBe(507);
  expect(statusOfRefusal({ code: "INVALID_INPUT", reason: "attachment.too_large" })).toBe(413);
  expect(statusOfRefusal({ code: "RATE_LIMITED", reason: "attachment.day_full" })).toBe(429);
  expect(statusOfRefusal({ code: "INVALID_INPUT", reason: "attachment.type_mismatch" })).toBe(415);
});

it("every other reason keeps the status of its code", () => {
  expect(statusOfRefusal({ code: "NOT_FOUND", reason: "attachment.not_found" })).toBe(404);
  expect(statusOfRefusal({ code: "FORBIDDEN", reason: "auth.cross_site" })).toBe(403);
});

it("each refusal has a sentence in all three languages, and the limit in it is the limit", () => {
  const expected = reasons.filter((reason) => reason.startsWith("attachment."));
  for (const words of [fa, ar, en]) expect(Object.keys(words.refusals).sort()).toEqual([...expected].sort());
  expect(en.refusals["attachment.too_large"]).toContain(`${megabytes(FILE_LIMIT_BYTES)} MB`);
});

it("sizes read as people say them, in the reader's digits", () => {
  expect([500, 2_048, 1_572_864, 26_214_400].map((bytes) => sizeText(bytes, fa.units))).toEqual(["۵۰۰ بایت", "۲ کیلوبایت", "۱٫۵ مگابایت", "۲۵ مگابایت"]);
  expect([500, 26_214_400].map((bytes) => sizeText(bytes, en.units, "en"))).toEqual(["500 bytes", "25 MB"]);
  expect(sizeText(1_572_864, ar.units, "ar")).toBe("١٫٥ ميغابايت");
});

it("a name with a blank of its own fills nothing else", () => {
  expect(fill(fa.removeFile, { name: "{name}{count}.txt" })).toBe("برداشتن «{name}{count}.txt»");
});
