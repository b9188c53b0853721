import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { codeIn } from "@/sandbox/inbox/view";
import type { Sandbox } from "@/sandbox/sandbox";
import { callSandbox, control, type Hook, startHookCatcher, startSandbox } from "../../support/sandbox";

const phone = "09123456789";
let sandbox: Sandbox;
let catcher: Awaited<ReturnType<typeof startHookCatcher>>;
const send = (more: Record<string, string> = {}) => callSandbox(sandbox, "sms/send", { receptor: phone, message: "سلام", ...more });
const arrived = (count: number): Promise<Hook[]> => vi.waitUntil(() => catcher.hooks.length === count && catcher.hooks, { timeout: 3_000 });
const statuses = (hooks: Hook[]) => hooks.map((hook) => new URLSearchParams(hook.body).get("status"));

beforeEach(async () => {
  sandbox = await startSandbox();
  catcher = await startHookCatcher();
});
afterEach(async () => {
  await sandbox.close();
  await catcher.close();
});

describe("GET /__sandbox/messages", () => {
  it("lists a receptor's messages, oldest first, by any form of the number", async () => {
    await send({ message: "یک", localid: "1" });
    await send({ message: "دو" });
    await send({ receptor: "09121112233" });
    for (const form of [phone, "+989123456789", "00989123456789", "989123456789", "9123456789", "۰۹۱۲ ۳۴۵ ۶۷۸۹"]) {
      const list = (await control(sandbox, "GET", `messages?receptor=${encodeURIComponent(form)}`)) as { message: string }[];
      expect(list.map((entry) => entry.message)).toEqual(["یک", "دو"]);
    }
    const [first] = (await control(sandbox, "GET", "messages")) as object[];
    expect(Object.keys(first ?? {}).sort()).toEqual(["cost", "date", "localid", "message", "messageid", "receptor", "sender", "status", "statustext"]);
  });

  it("is emptied by DELETE, localids included, while ids go on growing", async () => {
    const before = await send({ localid: "1" });
    await control(sandbox, "DELETE", "messages");
    expect(await control(sandbox, "GET", "messages")).toEqual([]);
    const after = await send({ localid: "1" });
    expect(after.entries[0].messageid).toBeGreaterThan(before.entries[0].messageid);
  });
});

describe("webhooks", () => {
  it.each(["form", "json", "json-list", "get"] as const)("tell each delivery step as %s", async (format) => {
    sandbox.settings({ webhooks: { deliveryUrl: `${catcher.url}/delivery?a=1`, format } });
    const { entries } = await send({ localid: "12" });
    const hooks = await arrived(2);
    const fieldsOf = (hook: Hook): Record<string, unknown> => {
      if (format === "get") return hook.query;
      if (format === "form") return Object.fromEntries(new URLSearchParams(hook.body));
      const value = JSON.parse(hook.body);
      return format === "json" ? value : value[0];
    };
    expect(hooks.map((hook) => Number(fieldsOf(hook).status))).toEqual([5, 10]);
    expect(fieldsOf(hooks[1] as Hook)).toMatchObject({ localid: "12", receptor: phone });
    expect(String(fieldsOf(hooks[1] as Hook).messageid)).toBe(String(entries[0].messageid));
    expect(hooks[0]?.query.a).toBe("1");
    expect(hooks[0]?.verb).toBe(format === "get" ? "GET" : "POST");
  });

  it("tell a customer's message under either set of field names", async () => {
    sandbox.settings({ webhooks: { inboundUrl: `${catcher.url}/inbound` } });
    await control(sandbox, "POST", "inbound", { from: phone, message: "سلام" });
    sandbox.settings({ webhooks: { alternateNames: true } });
    await control(sandbox, "POST", "inbound", { from: phone, message: "سلام" });
    const [first, second] = (await arrived(2)).map((hook) => Object.fromEntries(new URLSearchParams(hook.body)));
    expect(first).toMatchObject({ from: phone, to: "10004346", message: "سلام" });
    expect(second).toMatchObject({ sender: phone, receptor: "10004346" });
    expect(second?.id).not.toBe(first?.messageid);
  });

  it("come twice, not at all, or the final status first, when asked", async () => {
    sandbox.settings({ webhooks: { deliveryUrl: catcher.url } });
    await control(sandbox, "POST", "faults", { mode: "drop-webhook", match: "delivery" });
    await control(sandbox, "POST", "faults", { mode: "dup-webhook", match: phone });
    await send();
    expect(statuses(await arrived(2))).toEqual(["10", "10"]);
    catcher.hooks.length = 0;
    sandbox.settings({ webhooks: { outOfOrder: true } });
    await send();
    expect(statuses(await arrived(2)).sort()).toEqual(["10", "5"]);
    expect(await control(sandbox, "GET", "stats")).toMatchObject({ webhooks: { dropped: 1 } });
  });

  it("never leave the machine", async () => {
    for (const deliveryUrl of ["http://example.com/", "https://localhost/", "http://192.168.1.1/"]) {
      await expect(control(sandbox, "POST", "settings", { webhooks: { deliveryUrl } })).rejects.toThrow("400");
    }
  });
});

describe("faults", () => {
  it("strike as often as asked, only what they match, and can be listed and cleared", async () => {
    await control(sandbox, "POST", "faults", { mode: "status:409", match: { path: "sms/send", receptor: "+98 912 345 6789" }, times: 2 });
    expect((await send({ receptor: "09121112233" })).status).toBe(200);
    expect((await callSandbox(sandbox, "account/info")).status).toBe(200);
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([409, 409, 200]);
    await control(sandbox, "POST", "faults", { mode: "status:418", times: 0 });
    expect(await control(sandbox, "GET", "faults")).toMatchObject([{ mode: "status:418", left: null }]);
    expect((await send()).status).toBe(418);
    await control(sandbox, "DELETE", "faults");
    expect((await send()).status).toBe(200);
  });

  it("of an unknown mode are refused", async () => {
    await expect(control(sandbox, "POST", "faults", { mode: "explode" })).rejects.toThrow("400");
  });
});

describe("the live feed", () => {
  it("tells a new message and each change of its status", async () => {
    const abort = new AbortController();
    const response = await fetch(`${sandbox.url}/__sandbox/events`, { signal: abort.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await send({ message: "زنده" });
    let text = "";
    while (!text.includes('"status":10')) text += (await reader?.read())?.value ?? "";
    abort.abort();
    expect(text).toMatch(/event: message\ndata: .*زنده/);
    expect(text.match(/event: status/g)).toHaveLength(2);
  });
});

describe("memory", () => {
  it("survives a restart with messages, customers' messages, credit, localids and growing ids", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const file = join(folder, "data", "sandbox.json");
    const first = await startSandbox({ file });
    const { entries } = await callSandbox(first, "sms/send", { receptor: phone, message: "می‌ماند", localid: "8" });
    first.account.receive({ sender: phone, message: "پاسخ" });
    await first.close();
    const second = await startSandbox({ file });
    expect(await control(second, "GET", "messages")).toMatchObject([{ message: "می‌ماند" }]);
    expect(await control(second, "GET", "stats")).toMatchObject({ inbound: 1, credit: first.store.settings.credit });
    const repeated = await callSandbox(second, "sms/send", { receptor: phone, message: "می‌ماند", localid: "8" });
    expect(repeated.entries[0].messageid).toBe(entries[0].messageid);
    expect((await callSandbox(second, "sms/send", { receptor: phone, message: "x" })).entries[0].messageid).toBeGreaterThan(entries[0].messageid);
    await vi.waitFor(() => expect(second.store.outgoing.get(entries[0].messageid)?.status).toBe(10));
    await second.close();
    await rm(folder, { recursive: true });
  });

  it("forgets the oldest beyond its bound", async () => {
    const small = await startSandbox({ maxMessages: 3 });
    for (const localid of ["1", "2", "3", "4", "5"]) await callSandbox(small, "sms/send", { receptor: phone, message: localid, localid });
    expect(((await control(small, "GET", "messages")) as { message: string }[]).map((entry) => entry.message)).toEqual(["3", "4", "5"]);
    await small.close();
  });
});

describe("the door", () => {
  const ask = (headers: Record<string, string>, method = "GET", path = "/__sandbox/messages") =>
    new Promise<number>((resolve, reject) => {
      request({ host: "127.0.0.1", port: sandbox.port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  it("answers on 127.0.0.1 and localhost, to no other name and to no other site's post", async () => {
    expect((await fetch(`http://localhost:${sandbox.port}/`)).status).toBe(200);
    expect(await ask({ host: `localhost:${sandbox.port}` })).toBe(200);
    expect(await ask({ host: "evil.example" })).toBe(403);
    expect(await ask({ origin: "http://evil.example" }, "DELETE")).toBe(403);
    expect(await ask({ origin: `http://127.0.0.1:${sandbox.port}` }, "DELETE")).toBe(200);
  });

  it("serves the inbox with a policy that runs no script of a message", async () => {
    await send({ message: "<script>alert(1)</script>" });
    const page = await fetch(`${sandbox.url}/`);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(await page.text()).not.toContain("alert(1)");
    for (const path of ["/inbox.js", "/inbox.css", "/vazirmatn.woff2"]) expect((await fetch(sandbox.url + path)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/../package.json`)).status).toBe(404);
  });
});

describe("the code in a text", () => {
  it.each([
    ["کد ورود: ۱۲۳۴۵۶\n\n@help.example.ir #123456", "123456"],
    ["کد ورود شما: 482913", "482913"],
    ["رمز یک‌بارمصرف ۷۷۸۸۹۹ است", "778899"],
    ["تیکت ۱۲۳۴۵ بسته شد", null],
    ["با کدام شماره تماس بگیریم؟ ۰۹۱۲۳۴۵۶۷۸۹", null],
  ])("of %j is %s", (text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});
