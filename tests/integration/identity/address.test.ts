import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordPeerAddresses } from "@/server/platform/peer-address";
import { addressOf } from "../../support/identity";

// What a request handler is given, over real connections.
const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
let url: string;

beforeAll(async () => {
  recordPeerAddresses();
  recordPeerAddresses();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function headersAfter(sent?: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, sent === undefined ? {} : { headers: { "x-forwarded-for": sent } });
  return (await response.json()) as Record<string, unknown>;
}

it("without a proxy a caller cannot choose the address that is counted", async () => {
  for (const sent of [undefined, "", "6.6.6.6", "6.6.6.6, 7.7.7.7", "127.0.0.2,, ,"]) expect(addressOf(await headersAfter(sent), 0)).toBe("127.0.0.1");
});

it("behind one proxy the address that it saw counts, whatever the caller wrote before", async () => {
  expect(addressOf(await headersAfter("198.51.100.7"), 1)).toBe("198.51.100.7");
  expect(addressOf(await headersAfter("6.6.6.6, 198.51.100.7"), 1)).toBe("198.51.100.7");
});

it("behind two proxies the outer one's word counts", async () => {
  expect(addressOf(await headersAfter("6.6.6.6, 198.51.100.7, 10.0.0.1"), 2)).toBe("198.51.100.7");
});

it("a request that came past the proxies counts as its connection", async () => {
  expect(addressOf(await headersAfter(), 2)).toBe("127.0.0.1");
});

it("headers that say nothing count together", () => {
  expect(addressOf(new Headers(), 0)).toBe("unknown");
  expect(addressOf(undefined, 1)).toBe("unknown");
});
