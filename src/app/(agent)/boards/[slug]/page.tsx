import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { staffPage } from "@/app/viewer";
import { AppError } from "@/domain/errors";
import { BoardScreen, BoardSkeleton, parseFilters } from "@/features/board";
import { board as words } from "@/messages/fa/board";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: words.pageTitle };

/**
 * A page that is loaded comes whole, with its first cards: streaming it behind a skeleton (loading.tsx) would paint it later and for a
 * moment twice. The skeleton is for those who come from another page of the desk.
 */
export default async function BoardPage({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const content = <BoardContent slug={slug} query={queryOf(await searchParams)} />;
  const isFromDesk = (await headers()).get("sec-fetch-dest") === "empty";
  return isFromDesk ? <Suspense fallback={<BoardSkeleton />}>{content}</Suspense> : content;
}

async function BoardContent({ slug, query }: { slug: string; query: string }) {
  const { api } = await staffPage(`/boards/${slug}${query ? `?${query}` : ""}`);
  const filters = parseFilters(query);
  const [board, pipelines] = await Promise.all([api.board.get({ slug, filters }).catch(orNotFound), api.board.pipelines()]);
  return <BoardScreen key={slug} board={board} pipelines={pipelines} filters={filters} />;
}

function queryOf(given: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given)) if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(",") : value);
  return query.toString();
}

function orNotFound(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof AppError ? error.cause : error;
  if (cause instanceof AppError && cause.code === "NOT_FOUND") notFound();
  throw error;
}
