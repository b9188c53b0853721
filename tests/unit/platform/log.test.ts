import { expect, it } from "vitest";
import { scrub } from "@/server/platform/log";

it("a provider key and the tokens of public links never reach the log", () => {
  const key = "3F2504E04F8911D39A0C0305E82C3301";
  expect(scrub(`GET https://api.example/v1/${key}/sms/send.json failed`)).toBe("GET https://api.example/v1/[hidden]/sms/send.json failed");
  expect(scrub("see http://desk.example/t/3vQB7B6MrGQZaxCuFg4oh5 and /s/3vQB7B6MrGQZaxCuFg4oh5")).toBe("see http://desk.example/t/[hidden] and /s/[hidden]");
  expect(scrub("no secret in /tickets/1001")).toBe("no secret in /tickets/1001");
});
