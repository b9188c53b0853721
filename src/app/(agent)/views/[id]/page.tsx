import { notFound, redirect } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { AppError } from "@/domain/errors";
import { ViewNotFound, viewPath } from "@/features/lists";

type Props = { params: Promise<{ id: string }> };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A saved view: its address stays, whatever it shows today. */
export default async function ViewPage({ params }: Props) {
  const { id } = await params;
  const { api } = await staffPage(`/views/${id}`);
  if (!UUID.test(id)) notFound();
  const view = await api.lists.view({ viewId: id }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof AppError ? error.cause : error;
    if (cause instanceof AppError && cause.code === "NOT_FOUND") return null;
    throw error;
  });
  if (!view) return <ViewNotFound />;
  redirect(viewPath(view.id, view));
}
