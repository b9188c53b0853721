import type { Metadata } from "next";
import { queryOf } from "@/app/query";
import { staffPage } from "@/app/viewer";
import { ListScreen, listOf } from "@/features/lists";
import { lists } from "@/messages/fa/lists";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: lists.my };

/** What somebody has to do, in sections with counters (issue 6 §4). */
export default async function MyPage({ searchParams }: Props) {
  const query = queryOf(await searchParams);
  const { api } = await staffPage(`/my${query ? `?${query}` : ""}`);
  const place = { kind: "my" } as const;
  const { list, input } = listOf(query, place);
  const [page, names, views, counts] = await Promise.all([api.lists.tickets(input), api.lists.words(), api.lists.views(), api.lists.myCounts()]);
  return <ListScreen key={query} place={place} list={list} page={page} names={names} views={views} counts={counts} />;
}
