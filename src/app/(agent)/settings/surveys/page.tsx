import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { SurveySettings } from "@/features/surveys";
import { surveySettings } from "@/messages/fa/survey-settings";

export const metadata: Metadata = { title: surveySettings.settings.title };

/** What is asked after closing. Supervisors read it with the figures, admins change it. */
export default async function SurveySettingsPage() {
  const { api } = await staffPage("/settings/surveys");
  try {
    const [settings, agents] = await Promise.all([api.surveys.settings(), api.surveys.byAgent({})]);
    return <SurveySettings initial={settings} agents={agents} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
