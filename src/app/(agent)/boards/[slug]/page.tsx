import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { AppError } from "@/domain/errors";
import { BoardScreen, parseFilters } from "@/features/board";
import { board as words } from "@/messages/fa/board";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: words.pageTitle };

export default async function BoardPage({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const query = queryOf(await searchParams);
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
