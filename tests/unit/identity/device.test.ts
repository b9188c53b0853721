import { expect, test } from "vitest";
import { deviceOf, deviceWord } from "@/domain/identity/device";

test("a browser and its system, in one word; nothing for what says nothing", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0";
  expect(deviceOf(edge)).toEqual({ browser: "Edge", system: "Windows" });
  expect(deviceWord("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1")).toBe("Safari/iOS");
  expect(deviceWord("curl/8.0 (Linux)")).toBe("Linux");
  expect([deviceWord(null), deviceWord("x")]).toEqual([null, null]);
});
