import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";

export type Answer = { status: number; bytes: number; body: string };
export type Figures = { perSecond: number; p50: number; p95: number; failures: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection; `bytes` is what crossed the wire in the body. */
export function call(url: string, options: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: options.method ?? "GET",
        headers: { ...options.headers, ...(options.body ? { "content-length": String(Buffer.byteLength(options.body)) } : {}) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, bytes: body.length, body: response.headers["content-encoding"] ? "" : body.toString("utf8") });
        });
      },
    );
    sent.on("error", reject);
    if (options.body) sent.write(options.body);
    sent.end();
  });
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs `work` with `clients` at once until `total` are done; `work` answers whether it went well. */
export async function load(clients: number, total: number, work: (client: number) => Promise<boolean>): Promise<Figures> {
  const times: number[] = [];
  let left = total;
  let failures = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (left-- > 0) {
        const from = performance.now();
        if (!(await work(client))) failures += 1;
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p50: at(times, 0.5), p95: at(times, 0.95), failures };
}

/** CPU seconds used so far by a process and its children, and by every PostgreSQL process of this machine (Linux only). */
export function cpuSeconds(pid: number): number {
  try {
    const stats = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const text = readFileSync(`/proc/${name}/stat`, "utf8");
          const end = text.lastIndexOf(")");
          const fields = text.slice(end + 2).split(" ");
          return [
            { pid: Number(name), name: text.slice(text.indexOf("(") + 1, end), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) },
          ];
        } catch {
          return [];
        }
      });
    const mine = new Set([pid]);
    for (const _ of stats) for (const s of stats) if (mine.has(s.parent)) mine.add(s.pid);
    return stats.filter((s) => mine.has(s.pid) || s.name === "postgres").reduce((sum, s) => sum + s.ticks, 0) / 100;
  } catch {
    return Number.NaN;
  }
}
