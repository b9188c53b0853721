import { GET } from "@/app/api/events/route";
import type { StreamEventName, StreamEvents } from "@/domain/live/stream";
import { ORIGIN } from "./browser";

type Heard = { [N in StreamEventName]: { name: N; data: StreamEvents[N]; id: string | null } }[StreamEventName];

/** The event stream as a browser with this cookie hears it. */
export async function listen(cookie: string, query = "", headers: Record<string, string> = {}) {
  const gone = new AbortController();
  const request = new Request(`${ORIGIN}/api/events${query}`, {
    headers: { host: "localhost:3000", "sec-fetch-site": "same-origin", cookie, ...headers },
    signal: gone.signal,
  });
  const response = await GET(request);
  const heard: Heard[] = [];
  const state = { isOver: response.body === null, text: "" };
  const waiting = new Set<() => void>();
  void (async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
        state.text += chunk.value;
        for (let end = state.text.indexOf("\n\n"); end !== -1; end = state.text.indexOf("\n\n")) {
          const block = state.text.slice(0, end);
          state.text = state.text.slice(end + 2);
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? null;
          const name = field("event");
          if (name) heard.push({ name, data: JSON.parse(field("data") ?? "null"), id: field("id") } as Heard);
        }
        for (const look of waiting) look();
      }
    } catch {
      // Cut off.
    }
    state.isOver = true;
    for (const look of waiting) look();
  })();

  /** Resolves once `is` holds; throws after a few seconds with what was heard. */
  const until = (is: () => boolean, seconds = 5): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`not heard: ${JSON.stringify(heard)}`));
      }, seconds * 1_000);
      const look = () => {
        if (!is()) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    status: response.status,
    headers: response.headers,
    heard,
    until,
    isOver: () => state.isOver,
    /** What has happened on boards, in the order in which it was heard. */
    news: () => heard.flatMap((one) => (one.name === "board" ? one.data : [])),
    named: <N extends StreamEventName>(name: N) => heard.filter((one): one is Extract<Heard, { name: N }> => one.name === name),
    lastId: () => heard.findLast((one) => one.id !== null)?.id ?? "",
    close: () => gone.abort(),
  };
}
