import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { smsErrors } from "@/messages/fa/sms-errors";
import type { Sandbox } from "@/sandbox/sandbox";
import { createKavenegarGateway, deliveryOf, failureOf, GatewayError, type SmsGateway } from "@/server/messaging/gateway";
import { deliveryByStatus, failureByCode } from "@/server/messaging/kavenegar-codes";
import { control, gatewayTo, sandboxKey, startSandbox } from "../../support/sandbox";

const phone = "+989123456789";
let sandbox: Sandbox;
let gateway: SmsGateway;
let nextLocalId = 9_007_199_254_740_993n;
const send = (message = "سلام", localid = nextLocalId++) => gateway.send({ receptor: phone, message, localid });
const otp = (to = phone) => gateway.lookup({ receptor: to, template: "kariz-otp", tokens: { token: "482913" } });
const accepted = () => sandbox.store.outgoing.size;

/** The GatewayError a call fails with; anything else fails the test. */
async function failure(work: Promise<unknown>): Promise<GatewayError> {
  const error = await work.then(
    () => expect.fail("the call should have failed"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw error;
  expect(smsErrors[error.reason], `Persian text for ${error.reason}`).toBeTruthy();
  return error;
}

/** Every form in which an error could reach a log, a span or a screen. */
function writtenForms(error: GatewayError): string {
  return [
    String(error),
    error.stack,
    JSON.stringify(error),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
    inspect(error, { depth: 10, showHidden: true }),
    inspect(error.cause),
  ].join("\n");
}

beforeEach(async () => {
  sandbox = await startSandbox();
  gateway = gatewayTo(sandbox, { timeoutMs: 400 });
});
afterEach(() => sandbox.close());

describe("the gateway's methods", () => {
  it("sends to the form 09… whatever form the number came in", async () => {
    for (const receptor of [phone, "0912 345 6789", "۰۹۱۲۳۴۵۶۷۸۹", "00989123456789", "989123456789"]) {
      const sent = await gateway.send({ receptor, message: "سلام", localid: nextLocalId++ });
      expect(sent).toMatchObject({ receptor: "09123456789", cost: 1_650, sender: "10004346" });
      expect(deliveryOf(sent.status).state).toBe("pending");
    }
  });

  it("refuses a number that is no Iranian mobile before calling anybody", async () => {
    for (const receptor of ["02188881234", "+14155550100", "12", ""]) {
      expect(await failure(gateway.send({ receptor, message: "a", localid: 1 }))).toMatchObject({
        class: "permanent",
        requestSent: false,
        reason: "receptorInvalid",
      });
    }
    expect(sandbox.store.calls).toHaveLength(0);
  });

  it("repeats a send with the same localid without a second message, digits beyond 2^53 intact", async () => {
    const localid = 9_007_199_254_740_995n;
    const first = await send("سلام", localid);
    expect((await send("سلام", localid)).messageId).toBe(first.messageId);
    expect(accepted()).toBe(1);
    expect(await gateway.statusByLocalId([localid])).toMatchObject([{ localId: String(localid), messageId: first.messageId }]);
  });

  it("asks for statuses in portions of 500", async () => {
    const sent = await send();
    const ids = [...Array.from({ length: 1_200 }, (_, index) => index + 1), sent.messageId];
    const statuses = await gateway.status(ids);
    expect(statuses).toHaveLength(1_201);
    expect(statuses[0]?.status).toBe(100);
    expect(statuses.at(-1)?.messageId).toBe(sent.messageId);
    expect(sandbox.store.calls.filter((call) => call.path === "sms/status")).toHaveLength(3);
    expect(await gateway.status([])).toEqual([]);
  });

  it("reports by localid for 12 hours and says so with a null messageId afterwards", async () => {
    const sent = await send("a", 77n);
    sandbox.store.clock.advance(11 * 3_600_000);
    expect(await gateway.statusByLocalId([77n])).toMatchObject([{ messageId: sent.messageId, status: 10 }]);
    sandbox.store.clock.advance(2 * 3_600_000);
    expect(await gateway.statusByLocalId([77n])).toMatchObject([{ localId: "77", messageId: null, status: 100 }]);
    expect(await gateway.status([sent.messageId])).toMatchObject([{ status: 10 }]);
  });

  it.each([true, false])("takes the lookup's entries as an object or an array (object: %s)", async (lookupEntriesAsObject) => {
    sandbox.settings({ lookupEntriesAsObject });
    const sent = await otp();
    const found = await gateway.statusByReceptor({ receptor: phone, from: sent.date - 60 });
    expect(found).toMatchObject([{ messageId: sent.messageId }]);
  });

  it("reads customers' messages and the account", async () => {
    sandbox.account.receive({ sender: "09123456789", message: "سلام\nخوبید؟" });
    const read = () => gateway.receive({ line: "10004346" });
    expect(await read()).toMatchObject([{ from: "09123456789", to: "10004346", message: "سلام\nخوبید؟" }]);
    expect(await read()).toEqual([]);
    expect(await gateway.info()).toMatchObject({ remainingCredit: 1_000_000_000, type: "master" });
  });

  it("works through the magic numbers a person would try", async () => {
    expect(await failure(otp("09000000418"))).toMatchObject({ code: 418, class: "blocked", reason: "creditEnded" });
    expect(await failure(gateway.send({ receptor: "09000000411", message: "a", localid: 3 }))).toMatchObject({ code: 411, class: "permanent" });
  });
});

describe("the class of a failure", () => {
  const classes = {
    permanent: [400, 404, 405, 406, 411, 413, 414, 417, 419, 420, 422, 424, 428, 431, 432, 604, 607],
    blocked: [401, 403, 407, 412, 416, 418, 426, 427, 501],
    transient: [409, 429, 451, 500, 503],
    unknown: [402],
  };
  const rows = Object.entries(classes).flatMap(([name, codes]) => codes.map((code) => [code, name] as const));

  it.each(rows)("code %i over HTTP is %s", async (code, expected) => {
    sandbox.addFault({ mode: `status:${code}` });
    expect(await failure(send())).toMatchObject({ code, class: expected, requestSent: true });
    expect(accepted()).toBe(0);
  });

  it("has a Persian reason for every code and every failed status", () => {
    for (const { reason } of Object.values(failureByCode)) expect(smsErrors[reason], reason).toBeTruthy();
    for (const { reason } of Object.values(deliveryByStatus)) if (reason) expect(smsErrors[reason], reason).toBeTruthy();
    expect(failureOf(555).class).toBe("transient");
    expect(failureOf(499).class).toBe("permanent");
  });

  it("knows which statuses are final", () => {
    expect([1, 2, 4, 5].map((status) => deliveryOf(status).state)).toEqual(Array(4).fill("pending"));
    expect([6, 11, 13, 14].map((status) => deliveryOf(status))).toMatchObject(Array(4).fill({ state: "failed", final: true }));
    expect(deliveryOf(10)).toMatchObject({ state: "delivered", final: true });
    expect([100, 77].map((status) => deliveryOf(status))).toMatchObject(Array(2).fill({ state: "unknown", final: false }));
  });
});

describe("faults of the line", () => {
  const expectations = [
    ["reset-before-accept", { class: "unknown", requestSent: true, reason: "connectionLost" }, 0],
    ["accept-then-hang", { class: "unknown", requestSent: true, reason: "noAnswer" }, 1],
    ["accept-then-reset", { class: "unknown", requestSent: true, reason: "connectionLost" }, 1],
    ["truncated-json", { class: "unknown", requestSent: true, reason: "answerUnreadable" }, 1],
    ["slow:1000", { class: "unknown", requestSent: true, reason: "noAnswer" }, 0],
    ["html-502", { class: "transient", requestSent: true, reason: "serverError", code: 502 }, 0],
  ] as const;

  it.each(expectations)("%s is told as it is, and the same localid afterwards makes exactly one message", async (mode, expected, acceptedThen) => {
    await control(sandbox, "POST", "faults", { mode, match: "sms/send" });
    expect(await failure(send("سلام", 5n))).toMatchObject(expected);
    expect(accepted()).toBe(acceptedThen);
    const [report] = await gateway.statusByLocalId([5n]);
    expect(report?.messageId === null).toBe(acceptedThen === 0);
    await send("سلام", 5n);
    expect(accepted()).toBe(1);
  });

  it("slow but within the time-out succeeds", async () => {
    sandbox.addFault({ mode: "slow:100" });
    await send();
    expect(accepted()).toBe(1);
  });

  it("a refused connection was never sent and may be tried again", async () => {
    await sandbox.refuse();
    expect(await failure(send())).toMatchObject({ class: "transient", requestSent: false, reason: "unreachable", code: null });
    await sandbox.listen();
    await send();
    expect(accepted()).toBe(1);
  });

  it("refuse:ms over HTTP closes the port for that time", async () => {
    await control(sandbox, "POST", "faults", { mode: "refuse:300" });
    await vi.waitFor(async () => expect((await failure(send())).requestSent).toBe(false), 250);
    await vi.waitFor(() => send(), 2_000);
  });

  it("a lookup behind a broken proxy is unknown, never to be repeated blindly", async () => {
    sandbox.addFault({ mode: "html-502", match: "verify" });
    expect(await failure(otp())).toMatchObject({ class: "unknown", requestSent: true });
  });

  it("an unknown lookup is found again by its receptor", async () => {
    sandbox.addFault({ mode: "accept-then-hang", match: "0912 345 6789" });
    const from = sandbox.store.clock.seconds();
    await failure(otp());
    expect(await gateway.statusByReceptor({ receptor: phone, from })).toHaveLength(1);
  });

  it("a name that does not resolve and a host without TLS were never sent to", async () => {
    for (const baseUrl of ["https://no-such-host.invalid", sandbox.url.replace("http:", "https:")]) {
      const elsewhere = createKavenegarGateway({ apiKey: sandboxKey, baseUrl, timeoutMs: 5_000 });
      expect(await failure(elsewhere.info())).toMatchObject({ class: "transient", requestSent: false, reason: "unreachable" });
    }
    expect(sandbox.store.calls).toHaveLength(0);
  });
});

describe("strange answers", () => {
  let server: Server;
  let reply: { status: number; body: string; headers?: Record<string, string> };
  let strange: SmsGateway;
  const seen: string[] = [];

  beforeEach(async () => {
    server = createServer((request, response) => {
      seen.push(request.url ?? "");
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    strange = createKavenegarGateway({ apiKey: sandboxKey, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMs: 2_000 });
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const strangeSend = () => strange.send({ receptor: phone, message: "a", localid: 1 });

  it.each([
    ["a page of a filter", 200, "<html>10.10.34.34</html>"],
    ["nothing", 200, ""],
    ["JSON of another kind", 200, '{"ok":true}'],
    ["success without a record", 200, '{"return":{"status":200,"message":""},"entries":[]}'],
    ["a record without an id", 200, '{"return":{"status":200,"message":""},"entries":[{"status":1}]}'],
    ["a 404 page", 404, "<h1>Not Found</h1>"],
  ])("%s leaves the result unknown", async (_name, status, body) => {
    reply = { status, body };
    expect(await failure(strangeSend())).toMatchObject({ class: "unknown", requestSent: true, reason: "answerUnreadable" });
  });

  it("reads no more than 1 MB", async () => {
    reply = { status: 200, body: " ".repeat(1_000_001) };
    expect(await failure(strangeSend())).toMatchObject({ class: "unknown", reason: "answerTooLarge" });
  });

  it("follows no redirect: the key goes nowhere else", async () => {
    seen.length = 0;
    reply = { status: 307, body: "", headers: { location: "/elsewhere" } };
    expect((await failure(strangeSend())).class).toBe("unknown");
    expect(seen).toHaveLength(1);
  });

  it("keeps the digits of a 64-bit messageid", async () => {
    const record = '{"messageid":9007199254740993,"message":"","status":1,"statustext":"","sender":"1","receptor":"2","date":1,"cost":1}';
    reply = { status: 200, body: `{"return":{"status":200,"message":""},"entries":[${record}]}` };
    expect((await strangeSend()).messageId).toBe("9007199254740993");
  });
});

describe("the address and the key", () => {
  it.each([
    "http://api.kavenegar.com",
    "http://10.0.0.5:3001",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "ftp://localhost",
    "https://user:secret@api.kavenegar.com",
    "not an address",
    `http://evil.example/${sandboxKey}`,
  ])("%s is refused before anything is sent", (baseUrl) => {
    let refused: unknown;
    try {
      createKavenegarGateway({ apiKey: sandboxKey, baseUrl });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(GatewayError);
    expect(refused).toMatchObject({ class: "blocked", requestSent: false });
    expect(writtenForms(refused as GatewayError)).not.toMatch(new RegExp(`${sandboxKey}|secret|evil|10\\.0\\.0\\.5`));
  });

  it.each(["http://localhost:3001", "http://127.0.0.1:3001/", "http://[::1]:3001", "https://api.kavenegar.com", undefined])("%s is taken", (baseUrl) => {
    expect(() => createKavenegarGateway({ apiKey: sandboxKey, baseUrl })).not.toThrow();
  });

  it("never asks for a plain-HTTP address, and by default speaks to the provider by HTTPS", async () => {
    const asked: string[] = [];
    const safe = createKavenegarGateway({
      apiKey: sandboxKey,
      post: async (url) => {
        asked.push(url);
        return { status: 200, text: '{"return":{"status":200,"message":""},"entries":{"remaincredit":1,"expiredate":1,"type":"master"}}' };
      },
    });
    await safe.info();
    expect(asked).toEqual([`https://api.kavenegar.com/v1/${sandboxKey}/account/info.json`]);
  });

  it("is in no form of any error, nor in anything printed, through every fault", async () => {
    const printed: string[] = [];
    const spies = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")].map((spy) =>
      spy.mockImplementation((chunk) => printed.push(String(chunk)) > 0),
    );
    const consoleSpies = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...parts) => void printed.push(inspect(parts))),
    );
    const errors: GatewayError[] = [];
    try {
      for (const mode of [
        "reset-before-accept",
        "accept-then-hang",
        "accept-then-reset",
        "truncated-json",
        "slow:900",
        "html-502",
        "status:403",
        "status:418",
        "status:500",
      ]) {
        sandbox.addFault({ mode });
        errors.push(await failure(send()));
      }
      await sandbox.refuse();
      errors.push(await failure(send()), await failure(otp()), await failure(gateway.info()));
    } finally {
      for (const spy of [...spies, ...consoleSpies]) spy.mockRestore();
    }
    for (const error of errors) {
      expect(writtenForms(error)).not.toContain(sandboxKey);
      expect(writtenForms(error)).not.toMatch(/\/v1\/|127\.0\.0\.1|9123456789/);
      expect(error.cause).toBeUndefined();
    }
    expect(printed.join("\n")).not.toContain(sandboxKey);
    expect(inspect(gateway, { depth: 10, showHidden: true })).not.toContain(sandboxKey);
    expect(JSON.stringify(sandbox.store.calls)).not.toContain(sandboxKey);
  });
});
