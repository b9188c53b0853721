import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { type SearchGroup, searchGroups } from "@/domain/search/schema";
import { SearchPage } from "@/features/search";
import { search } from "@/messages/fa/search";

export const metadata: Metadata = { title: search.title };

type Props = { searchParams: Promise<{ q?: string | string[]; group?: string | string[] }> };

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const text = one(query.q).trim().slice(0, 200);
  const group = searchGroups.find((name): name is SearchGroup => name === one(query.group)) ?? null;
  const { api } = await staffPage(`/search?q=${encodeURIComponent(text)}`);
  const results = text === "" ? null : await api.search.all({ text, ...(group ? { group, limit: 100 } : { limit: 10 }) });
  return <SearchPage text={text} group={group} results={results} />;
}
