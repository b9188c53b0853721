import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "@/server/router";
import { connection } from "./connection";

/** The typed client itself, for screens with a store of their own (the board). */
export const api = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", maxURLLength: 2_000, maxItems: 10, fetch: (input, init) => connection.fetch(input, init as RequestInit) })],
});
