import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { LabelsScreen } from "@/features/labels";
import { labels } from "@/messages/fa/labels";

export const metadata: Metadata = { title: labels.title };

/** What cards are sorted by; for supervisors and admins. */
export default async function CategoriesPage() {
  const { api } = await staffPage("/settings/categories");
  try {
    return <LabelsScreen initial={await api.labels.list()} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
