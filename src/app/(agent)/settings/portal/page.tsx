import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { PortalSettingsScreen } from "@/features/portal-settings";
import { portalSettings as words } from "@/messages/fa/portal-settings";

export const metadata: Metadata = { title: words.title };

/** What customers meet: the organisation (admins) and the questions of each department (supervisors too). */
export default async function PortalSettingsPage() {
  const { api } = await staffPage("/settings/portal");
  try {
    return <PortalSettingsScreen initial={await api.portalSettings.get()} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
