import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { PipelineList } from "@/features/pipelines";
import { pipelines } from "@/messages/fa/pipelines";

export const metadata: Metadata = { title: pipelines.title };

/** The pipelines, for admins; for anybody else there is nothing here. */
export default async function PipelinesPage() {
  const { api } = await staffPage("/settings/pipelines");
  try {
    return <PipelineList initial={await api.pipelines.list()} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
