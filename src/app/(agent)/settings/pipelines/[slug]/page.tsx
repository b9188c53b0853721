import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { PipelineEditor } from "@/features/pipelines";
import { pipelines } from "@/messages/fa/pipelines";

type Props = { params: Promise<{ slug: string }> };

export const metadata: Metadata = { title: pipelines.title };

/** One pipeline and its stages, for admins. */
export default async function PipelinePage({ params }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const { api } = await staffPage(`/settings/pipelines/${slug}`);
  try {
    const [pipeline, options] = await Promise.all([api.pipelines.get({ pipeline: slug }), api.board.options()]);
    return <PipelineEditor key={pipeline.id} initial={pipeline} options={options} />;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "FORBIDDEN" || error.code === "NOT_FOUND")) notFound();
    throw error;
  }
}
