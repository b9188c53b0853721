import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { VisibilityScreen } from "@/features/portal-settings";
import { visibility as words } from "@/messages/fa/visibility";

export const metadata: Metadata = { title: words.title };

/** What customers see of each type of card, for administrators (D29). */
export default async function VisibilityPage() {
  const { api, now } = await staffPage("/settings/visibility");
  try {
    return <VisibilityScreen initial={await api.visibility.get()} now={now} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
