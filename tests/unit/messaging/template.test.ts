import { describe, expect, it } from "vitest";
import { autofillLine, fillTemplate, inPersian, shortTitle, TemplateError, templateKeys, unknownVariables, variablesOf } from "@/domain/messaging/template";
import { sms } from "@/messages/fa/sms";
import { countSmsParts } from "@/persian/sms-parts";

describe("filling a template", () => {
  it("puts every known variable in and leaves out what is not given, without holes", () => {
    expect(fillTemplate("closed", "تیکت {number} {title}\n{link}", { number: "۱۰۴۲", link: "https://a.ir/t/x" })).toBe("تیکت ۱۰۴۲\nhttps://a.ir/t/x");
  });

  it("an unknown variable is an error that names it, also one of another kind of message", () => {
    expect(() => fillTemplate("closed", "{nme}", {})).toThrow(TemplateError);
    expect(unknownVariables("otp", "{code} {link} {link} { code }")).toEqual(["link", " code "]);
  });

  it("what a customer wrote is never read as a variable", () => {
    expect(fillTemplate("closed", "{title}", { title: "{link} {nonsense}", link: "L" })).toBe("{link} {nonsense}");
  });
});

it("a title is cut to thirty letters, never in the middle of one", () => {
  expect(shortTitle("کوتاه")).toBe("کوتاه");
  expect([...shortTitle("😀".repeat(40))]).toHaveLength(30);
});

it("a phone fills the code in by itself on HTTPS and on localhost only", () => {
  expect(autofillLine("https://support.example.com:8443", "123456")).toBe("@support.example.com #123456");
  expect(autofillLine("http://localhost:3000", "123456")).toBe("@localhost #123456");
  expect(autofillLine("http://10.0.0.5", "123456")).toBeNull();
});

describe("our own texts", () => {
  const values = { organisation: "نیک‌افزار", number: inPersian(1042), code: "135724", count: inPersian(3), stage: "در حال بررسی", text: "متن" };
  const link = `https://nik.example/t/${"x".repeat(22)}`;

  // Eleven letters of host; each letter more may cost a text its one part.
  it.each(templateKeys)("%s is one part, with and without a link, and has only variables it knows", (key) => {
    for (const body of [sms.templates[key].body, sms.templates[key].noLinkBody]) {
      expect(unknownVariables(key, body)).toEqual([]);
      expect(countSmsParts(fillTemplate(key, body, { ...values, link })).parts, body).toBe(1);
    }
    expect(sms.templates[key].noLinkBody).not.toContain("{link}");
    expect(variablesOf[key].length).toBeGreaterThan(0);
  });

  it("a login text with the line for the phone is one part", () => {
    const text = `${fillTemplate("otp", sms.templates.otp.body, values)}\n\n${autofillLine("https://desk.example.com", "135724")}`;
    expect(countSmsParts(text).parts).toBe(1);
  });
});
