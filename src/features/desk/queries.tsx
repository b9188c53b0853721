"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { ComponentType, ReactNode } from "react";
import type { AppRouter } from "@/server/router";
import { api } from "./api";

/** Hooks for screens that read through the query cache: `useTRPC().tickets.get.queryOptions({ number })`. */
const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

export { useTRPC };

const make = () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1, refetchOnWindowFocus: true }, mutations: { retry: 0 } } });
let shared: QueryClient | undefined;

/** One cache for the whole browser; on the server one a render, so nobody reads another's. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return make();
  shared ??= make();
  return shared;
}

function Queries({ children }: { children: ReactNode }) {
  const client = queryClient();
  return (
    <QueryClientProvider client={client}>
      <TRPCProvider trpcClient={api} queryClient={client}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** Gives a screen the query cache. Not in the layout: the board does not need it, and its first paint does not carry it. */
export function withQueries<P extends object>(Screen: ComponentType<P>): ComponentType<P> {
  return function WithQueries(props: P) {
    return (
      <Queries>
        <Screen {...props} />
      </Queries>
    );
  };
}
