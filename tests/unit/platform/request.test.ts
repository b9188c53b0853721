import { describe, expect, it } from "vitest";
import { cookieOf, isSameOrigin } from "@/server/platform/request";

const post = (headers: Record<string, string>) =>
  new Request("http://desk.example/api/trpc/x", { method: "POST", headers: { host: "desk.example", ...headers } });

describe("isSameOrigin", () => {
  it.each([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "http://desk.example" }, false],
    [{ origin: "http://desk.example" }, true],
    [{ origin: "https://desk.example" }, true],
    [{ origin: "http://desk.example.evil.example" }, false],
    [{ origin: "http://desk.example:8080" }, false],
    [{ origin: "null" }, false],
    [{ origin: "nonsense" }, false],
    [{ origin: "https://desk.example", host: "10.0.0.5:3000", "x-forwarded-host": "desk.example" }, true],
  ])("%j → %s", (headers, expected) => {
    expect(isSameOrigin(post(headers as Record<string, string>))).toBe(expected);
  });
});

describe("cookieOf", () => {
  it("finds one cookie by its whole name", () => {
    const request = post({ cookie: "a=1; session=x%20y=z; xsession=no" });
    expect(cookieOf(request, "session")).toBe("x y=z");
    expect(cookieOf(request, "sess")).toBeUndefined();
    expect(cookieOf(post({}), "session")).toBeUndefined();
  });

  it("takes a cookie that is not well encoded as it is, instead of failing the request", () => {
    expect(cookieOf(post({ cookie: "session=%E0%A4%A" }), "session")).toBe("%E0%A4%A");
  });
});
