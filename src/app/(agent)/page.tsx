import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { lastBoardCookie } from "@/features/board";

/** The desk begins on the board that was seen last, else on the first one. */
export default async function DeskPage() {
  const { api } = await staffPage("/");
  const pipelines = await api.board.pipelines();
  const last = (await cookies()).get(lastBoardCookie)?.value;
  const board = pipelines.find((pipeline) => pipeline.slug === last) ?? pipelines[0];
  if (!board) notFound();
  redirect(`/boards/${board.slug}`);
}
