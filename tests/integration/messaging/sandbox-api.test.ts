import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "@/sandbox/sandbox";
import { callSandbox, control, startSandbox } from "../../support/sandbox";

const phone = "09123456789";
let sandbox: Sandbox;
const call = (method: string, parameters?: Record<string, string>, verb?: string, key?: string) => callSandbox(sandbox, method, parameters, verb, key);
const codeOf = async (method: string, parameters?: Record<string, string>, verb?: string) => (await call(method, parameters, verb)).status;
const times = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index));

beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

describe("every answer", () => {
  it("mirrors the return code in the HTTP status", async () => {
    expect(await call("sms/send", { receptor: phone, message: "سلام" })).toMatchObject({ http: 200, status: 200 });
    expect(await call("sms/send", { receptor: "021", message: "سلام" })).toMatchObject({ http: 411, status: 411, entries: null });
    expect(await call("sms/none")).toMatchObject({ http: 404, status: 404 });
  });

  it("refuses a wrong key with 403 and a disabled account with 401, but tells the time to anyone", async () => {
    expect((await call("account/info", {}, "GET", "wrong-key")).status).toBe(403);
    expect((await call("account/info", {}, "GET", "disabled-key")).status).toBe(401);
    sandbox.settings({ keys: ["only-this"] });
    expect(await codeOf("account/info")).toBe(403);
    const date = await call("utils/getdate", {}, "GET", "0");
    expect(date.entries.unixtime).toBeGreaterThan(1_790_000_000);
  });

  it("accepts GET and POST, POST only for sendarray, and refuses other verbs with 405", async () => {
    expect(await codeOf("sms/send", { receptor: phone, message: "a" }, "GET")).toBe(200);
    expect(await codeOf("sms/sendarray", { receptor: "[]" }, "GET")).toBe(405);
    expect(await codeOf("sms/send", {}, "DELETE")).toBe(405);
  });

  it.each([
    [400, "sms/send", { receptor: phone }],
    [406, "sms/send", { receptor: "", message: "a" }],
    [413, "sms/send", { receptor: phone, message: "" }],
    [413, "sms/send", { receptor: phone, message: "ب".repeat(901) }],
    [411, "sms/send", { receptor: "989123456789", message: "a" }],
    [412, "sms/send", { receptor: phone, message: "a", sender: "123" }],
    [417, "sms/send", { receptor: phone, message: "a", date: "tomorrow" }],
    [419, "sms/send", { receptor: phone, message: "a", localid: "1,2" }],
    [422, "sms/send", { receptor: phone, message: "a\u0001" }],
    [607, "sms/send", { receptor: phone, message: "a", tag: "not-in-the-panel" }],
    [406, "verify/lookup", { receptor: phone, template: "kariz-otp", token: "" }],
    [417, "sms/statusbyreceptor", { receptor: phone, startdate: "1000", enddate: "200000" }],
  ])("answers %i to %s %o", async (code, method, parameters) => {
    expect(await codeOf(method, parameters as Record<string, string>)).toBe(code);
  });

  it.each(["09123456789", "00989123456789", "+989123456789", "9123456789"])("takes the receptor form %s", async (receptor) => {
    const { entries } = await call("sms/send", { receptor, message: "a" });
    expect(entries[0].receptor).toBe(phone);
  });
});

describe("limits", () => {
  it("takes 200 receptors and refuses 201 with 414", async () => {
    const receptors = (count: number) => times(count, (index) => `0912${String(index).padStart(7, "0")}`).join(",");
    expect((await call("sms/send", { receptor: receptors(200), message: "a" })).entries).toHaveLength(200);
    expect(await codeOf("sms/send", { receptor: receptors(201), message: "a" })).toBe(414);
  });

  it("reports 500 ids at once and refuses 501", async () => {
    const ids = (count: number) => times(count, (index) => String(index + 1)).join(",");
    expect((await call("sms/status", { messageid: ids(500) })).entries).toHaveLength(500);
    expect(await codeOf("sms/status", { messageid: ids(501) })).toBe(414);
    expect((await call("sms/statuslocalmessageid", { localid: ids(500) })).entries).toHaveLength(500);
    expect(await codeOf("sms/statuslocalmessageid", { localid: ids(501) })).toBe(414);
  });

  it("takes JSON arrays of equal length in sendarray", async () => {
    const arrays = { receptor: [phone, "09121112233"], sender: ["10004346", "2000660110"], message: ["یک", "دو"], localmessageids: ["71", "72"] };
    const form = Object.fromEntries(Object.entries(arrays).map(([name, list]) => [name, JSON.stringify(list)]));
    const { entries } = await call("sms/sendarray", form);
    expect(entries.map((entry: { sender: string; message: string }) => [entry.sender, entry.message])).toEqual([
      ["10004346", "یک"],
      ["2000660110", "دو"],
    ]);
    expect(await codeOf("sms/sendarray", { ...form, message: JSON.stringify(["یک"]) })).toBe(419);
    expect(await codeOf("sms/sendarray", { ...form, message: "یک" })).toBe(400);
  });
});

describe("localid", () => {
  it("sends once: the second request gets the old record and costs nothing", async () => {
    const first = await call("sms/send", { receptor: phone, message: "سلام", localid: "42" });
    const credit = sandbox.store.settings.credit;
    const second = await call("sms/send", { receptor: phone, message: "سلام", localid: "42" });
    expect(second.entries[0].messageid).toBe(first.entries[0].messageid);
    expect(sandbox.store.settings.credit).toBe(credit);
    expect(await control(sandbox, "GET", "stats")).toMatchObject({ accepted: 1, repeats: 1 });
  });

  it("sends once under 50 parallel requests", async () => {
    const answers = await Promise.all(times(50, () => "7").map((localid) => call("sms/send", { receptor: phone, message: "a", localid })));
    expect(new Set(answers.map((answer) => answer.entries[0].messageid)).size).toBe(1);
    expect(await control(sandbox, "GET", "messages")).toHaveLength(1);
  });
});

describe("reports on the virtual clock", () => {
  it("answers by localid for 12 hours and by messageid for 48", async () => {
    const { entries } = await call("sms/send", { receptor: phone, message: "a", localid: "9" });
    const byId = async () => (await call("sms/status", { messageid: String(entries[0].messageid) })).entries[0].status;
    const byLocalId = async () => (await call("sms/statuslocalmessageid", { localid: "9" })).entries[0];
    await control(sandbox, "POST", "clock", { advanceSeconds: 11 * 3600 });
    expect(await byLocalId()).toMatchObject({ localid: "9", messageid: entries[0].messageid, status: 10 });
    await control(sandbox, "POST", "clock", { advanceSeconds: 2 * 3600 });
    expect(await byLocalId()).toMatchObject({ localid: "9", status: 100 });
    expect(await byId()).toBe(10);
    await control(sandbox, "POST", "clock", { advanceSeconds: 36 * 3600 });
    expect(await byId()).toBe(100);
  });

  it("delivers by the clock: queued, with the operator, at the phone", async () => {
    sandbox.settings({ delivery: { toOperatorMs: 60_000, toFinalMs: 180_000, operatorStatus: 4 } });
    const { entries } = await call("sms/send", { receptor: phone, message: "a" });
    const status = async () => (await call("sms/status", { messageid: String(entries[0].messageid) })).entries[0].status;
    expect(await status()).toBe(1);
    sandbox.store.clock.advance(61_000);
    expect(await status()).toBe(4);
    sandbox.store.clock.advance(121_000);
    expect(await status()).toBe(10);
  });

  it("holds a scheduled message, cancels it with its money back, and cancels nothing else", async () => {
    const credit = sandbox.store.settings.credit;
    const date = String(sandbox.store.clock.seconds() + 3600);
    const { entries } = await call("sms/send", { receptor: phone, message: "a", date });
    expect(entries[0].status).toBe(2);
    const sent = await call("sms/send", { receptor: phone, message: "b" });
    const cancelled = await call("sms/cancel", { messageid: `${entries[0].messageid},${sent.entries[0].messageid}` });
    expect(cancelled.entries[0].status).toBe(13);
    expect(cancelled.entries[1].status).not.toBe(13);
    expect(sandbox.store.settings.credit).toBe(credit - 1_650);
  });

  it("lists a receptor's messages of a day, the outbox, its count and details", async () => {
    const { entries } = await call("sms/send", { receptor: `${phone},09121112233`, message: "ب".repeat(71) });
    const startdate = String(sandbox.store.clock.seconds() - 60);
    expect((await call("sms/statusbyreceptor", { receptor: phone, startdate })).entries).toHaveLength(1);
    expect((await call("sms/countoutbox", { startdate })).entries).toMatchObject({ sumcount: 2, sumpart: 4 });
    expect((await call("sms/selectoutbox", { startdate })).entries).toHaveLength(2);
    expect((await call("sms/latestoutbox", { pagesize: "1" })).entries[0].messageid).toBe(entries[1].messageid);
    expect((await call("sms/select", { messageid: String(entries[0].messageid) })).entries[0].message).toBe("ب".repeat(71));
    sandbox.settings({ addressAllowed: false });
    expect(await codeOf("sms/selectoutbox", { startdate })).toBe(407);
  });
});

describe("money and switches of the account", () => {
  it("charges by part and refuses with 418 when the credit ends, sending nothing", async () => {
    sandbox.settings({ credit: 3_300, costPerPart: 1_000 });
    expect((await call("sms/send", { receptor: phone, message: "ب".repeat(70) })).entries[0].cost).toBe(1_000);
    expect((await call("sms/send", { receptor: phone, message: "ب".repeat(71) })).entries[0].cost).toBe(2_000);
    expect(await codeOf("sms/send", { receptor: phone, message: "a" })).toBe(418);
    expect((await call("account/info")).entries.remaincredit).toBe(300);
    expect(await control(sandbox, "GET", "messages")).toHaveLength(2);
  });

  it("refunds a message that was blocked or failed", async () => {
    const credit = sandbox.store.settings.credit;
    sandbox.settings({ delivery: { final: 14 } });
    await call("sms/send", { receptor: phone, message: "a" });
    sandbox.store.clock.advance(1_000);
    sandbox.store.clock.advance(1_000);
    expect(sandbox.store.settings.credit).toBe(credit);
  });

  it("sends nothing in debugmode, refuses links with 420 and strangers of a trial account with 501", async () => {
    sandbox.settings({ refuseLinks: true });
    expect(await codeOf("sms/send", { receptor: phone, message: "http://a.ir" })).toBe(420);
    sandbox.settings({ trialOwner: "09121112233" });
    expect(await codeOf("sms/send", { receptor: phone, message: "a" })).toBe(501);
    sandbox.settings({ trialOwner: null });
    expect((await call("account/config", { debugmode: "enabled" })).entries.debugmode).toBe("enabled");
    expect((await call("sms/send", { receptor: phone, message: "a" })).entries[0]).toMatchObject({ status: 13, cost: 0 });
  });

  it("plays a code or a final status for a magic receptor", async () => {
    expect(await codeOf("sms/send", { receptor: "09000000418", message: "a" })).toBe(418);
    expect(await codeOf("verify/lookup", { receptor: "09000000451", template: "kariz-otp", token: "1" })).toBe(451);
    const { entries } = await call("sms/send", { receptor: "09000000011", message: "a" });
    sandbox.store.clock.advance(1_000);
    sandbox.store.clock.advance(1_000);
    expect(sandbox.store.outgoing.get(entries[0].messageid)?.status).toBe(11);
  });
});

describe("lookup", () => {
  const lookup = (more: Record<string, string>) =>
    codeOf("verify/lookup", {
      receptor: phone,
      template: "kariz-greeting",
      token: "1",
      token2: "2",
      token3: "3",
      token10: "علی",
      token20: "به کاریز",
      ...more,
    });

  it("fills an approved template from a line of its own choice", async () => {
    const { entries } = await call("verify/lookup", { receptor: phone, template: "kariz-otp", token: "482913" });
    expect(entries[0].message).toMatch(/482913\n\n@localhost #482913$/);
    expect(entries[0].sender).toBe("2000660110");
  });

  it.each([
    [200, {}],
    [431, { token: "a b" }],
    [431, { token2: "a_b" }],
    [431, { token3: "a-b" }],
    [431, { token: "a\nb" }],
    [431, { token: "x".repeat(101) }],
    [200, { token10: "یک دو سه چهار پنج شش" }],
    [431, { token10: "یک دو سه چهار پنج شش هفت" }],
    [200, { token20: "یک دو سه چهار پنج شش هفت هشت نه" }],
    [431, { token20: "یک دو سه چهار پنج شش هفت هشت نه ده" }],
    [424, { template: "kariz-pending" }],
    [424, { template: "none" }],
    [428, { type: "call", token: "12ab" }],
    [411, { receptor: "12" }],
  ])("answers %i to the tokens %o", async (code, more) => {
    expect(await lookup(more as Record<string, string>)).toBe(code);
  });

  it("answers 432 to a token the template has no place for, 426 without the advanced service", async () => {
    expect(await codeOf("verify/lookup", { receptor: phone, template: "kariz-otp", token: "1", token2: "2" })).toBe(432);
    sandbox.settings({ advancedService: false });
    expect(await codeOf("verify/lookup", { receptor: phone, template: "kariz-otp", token: "1" })).toBe(426);
  });

  it("ignores a localid: two requests are two messages", async () => {
    await call("verify/lookup", { receptor: phone, template: "kariz-otp", token: "1", localid: "5" });
    await call("verify/lookup", { receptor: phone, template: "kariz-otp", token: "1", localid: "5" });
    expect(await control(sandbox, "GET", "messages")).toHaveLength(2);
  });

  it("reads the code out to a landline", async () => {
    await call("verify/lookup", { receptor: "02188881234", template: "kariz-otp", token: "1" });
    expect([...sandbox.store.outgoing.values()][0]?.kind).toBe("call");
    expect(await codeOf("call/maketts", { receptor: phone, message: "سلام", localid: "3" })).toBe(200);
  });
});

describe("customers' messages", () => {
  const line = "10004346";

  it("gives 100 unread ones a call and marks them read", async () => {
    for (let index = 0; index < 130; index += 1) sandbox.account.receive({ sender: phone, message: `پیام ${index}` });
    const unread = async () => (await call("sms/receive", { linenumber: line, isread: "0" })).entries as { message: string }[];
    expect(await unread()).toHaveLength(100);
    expect((await unread()).map((message) => message.message)).toContain("پیام 129");
    expect(await unread()).toHaveLength(0);
    expect((await call("sms/receive", { linenumber: line, isread: "1" })).entries).toHaveLength(100);
    const paged = await call("sms/inboxpaged", { linenumber: line, isread: "1" });
    expect(paged.metadata).toEqual({ totalcount: 130, currentpage: 1, totalpages: 1, pagesize: 200 });
  });

  it("blocks whoever answers لغو۱۱, and a blocked number ends in 14", async () => {
    await control(sandbox, "POST", "inbound", { from: "+98 912 345 6789", message: "لغو۱۱" });
    expect((await call("line/blocked/list", { linenumber: line })).entries).toMatchObject([{ number: phone, blockreason: 2 }]);
    const { entries } = await call("sms/send", { receptor: phone, message: "a" });
    sandbox.store.clock.advance(1_000);
    sandbox.store.clock.advance(1_000);
    expect(sandbox.store.outgoing.get(entries[0].messageid)?.status).toBe(14);
    expect((await call("line/blocked/remove", { linenumber: line, receptor: phone }, "DELETE")).entries[0].removed).toBe(true);
    expect((await call("line/blocked/exists", { linenumber: line, receptor: phone })).entries[0].exists).toBe(false);
    await call("line/blocked/add", { linenumber: line, receptor: phone });
    expect((await call("line/blocked/exists", { linenumber: line, receptor: phone })).entries[0].exists).toBe(true);
  });
});
