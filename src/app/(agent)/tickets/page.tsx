import type { Metadata } from "next";
import { queryOf } from "@/app/query";
import { staffPage } from "@/app/viewer";
import { ListScreen, listOf } from "@/features/lists";
import { lists } from "@/messages/fa/lists";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: lists.all };

/** Tickets over all pipelines as a list (N27). */
export default async function TicketsPage({ searchParams }: Props) {
  const query = queryOf(await searchParams);
  const { api } = await staffPage(`/tickets${query ? `?${query}` : ""}`);
  const place = { kind: "all" } as const;
  const { list, input } = listOf(query, place);
  const [page, names, views] = await Promise.all([api.lists.tickets(input), api.lists.words(), api.lists.views()]);
  return <ListScreen key={query} place={place} list={list} page={page} names={names} views={views} />;
}
