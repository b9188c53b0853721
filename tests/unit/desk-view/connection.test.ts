import { expect, it, vi } from "vitest";
import { Connection } from "@/features/desk/connection";

const answer = () => Promise.resolve(new Response("ok", { status: 500 }));
const nothing = () => Promise.reject(new TypeError("Failed to fetch"));

function given(outcome: () => Promise<Response>): Connection {
  vi.spyOn(globalThis, "fetch").mockImplementation(outcome);
  return new Connection();
}

it("a request that reaches nobody loses the connection without any word from the browser, and the next answer restores it", async () => {
  const connection = given(nothing);
  const heard: boolean[] = [];
  connection.subscribe(() => heard.push(connection.isReached()));
  await expect(connection.fetch("/")).rejects.toThrow("Failed to fetch");
  await expect(connection.fetch("/")).rejects.toThrow("Failed to fetch");
  vi.mocked(fetch).mockImplementation(answer);
  await connection.fetch("/");
  expect(heard).toEqual([false, true]);
});

it("an answer to what was asked before the loss restores nothing", async () => {
  let reply = (_: Response) => {};
  const connection = given(() => new Promise((resolve) => (reply = resolve)));
  const before = connection.fetch("/");
  await new Promise((resolve) => setTimeout(resolve, 2));
  connection.lose();
  reply(new Response());
  await before;
  expect(connection.isReached()).toBe(false);
});

it("a request that was called off says nothing about the connection", async () => {
  const connection = given(nothing);
  await expect(connection.fetch("/", { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(connection.isReached()).toBe(true);
});
