import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { queryOf } from "@/app/query";
import { staffPage } from "@/app/viewer";
import { AppError } from "@/domain/errors";
import { BoardScreen, BoardSkeleton, parseFilters } from "@/features/board";
import { ListScreen, listOf } from "@/features/lists";
import { board as words } from "@/messages/fa/board";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: words.pageTitle };

/**
 * A page that is loaded comes whole, with its first cards: streaming it behind a skeleton (loading.tsx) would paint it later and for a
 * moment twice. The skeleton is for those who come from another page of the desk.
 */
export default async function BoardPage({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const query = queryOf(await searchParams);
  if (new URLSearchParams(query).get("view") === "list") return <ListContent slug={slug} query={query} />;
  const content = <BoardContent slug={slug} query={query} />;
  const isFromDesk = (await headers()).get("sec-fetch-dest") === "empty";
  return isFromDesk ? <Suspense fallback={<BoardSkeleton />}>{content}</Suspense> : content;
}

async function BoardContent({ slug, query }: { slug: string; query: string }) {
  const { api } = await staffPage(`/boards/${slug}${query ? `?${query}` : ""}`);
  const filters = parseFilters(query);
  const [board, pipelines] = await Promise.all([api.board.get({ slug, filters }).catch(orNotFound), api.board.pipelines()]);
  return <BoardScreen key={slug} board={board} pipelines={pipelines} filters={filters} />;
}

/** The same cards as a list beside the board (N27). */
async function ListContent({ slug, query }: { slug: string; query: string }) {
  const { api } = await staffPage(`/boards/${slug}?${query}`);
  const place = { kind: "pipeline", slug } as const;
  const { list, input } = listOf(query, place);
  const [page, names, views] = await Promise.all([api.lists.tickets(input), api.lists.words(), api.lists.views()]);
  if (!names.pipelines.some((pipeline) => pipeline.slug === slug)) notFound();
  return <ListScreen key={`${slug}?${query}`} place={place} list={list} page={page} names={names} views={views} />;
}

function orNotFound(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof AppError ? error.cause : error;
  if (cause instanceof AppError && cause.code === "NOT_FOUND") notFound();
  throw error;
}
