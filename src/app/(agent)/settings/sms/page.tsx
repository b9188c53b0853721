import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { SmsSettingsScreen } from "@/features/messaging";
import { smsSettings } from "@/messages/fa/sms-settings";
import { jalaliParts } from "@/persian/dates";

export const metadata: Metadata = { title: smsSettings.title };

/** Texts, price and rules of SMS; for administrators. */
export default async function SmsSettingsPage() {
  const { api, now } = await staffPage("/settings/sms");
  try {
    const [rules, options, webhooks, pipelines] = await Promise.all([
      api.messaging.rules(),
      api.board.options(),
      api.messaging.webhookUrls(),
      api.board.pipelines(),
    ]);
    const boards = await Promise.all(pipelines.map((pipeline) => api.board.stages({ pipelineId: pipeline.id })));
    const stages = boards.flatMap((list, index) => list.map((stage) => ({ id: stage.id, name: `${stage.name} (${pipelines[index]?.name ?? ""})` })));
    const { year, month } = jalaliParts(now);
    return <SmsSettingsScreen rules={rules} departments={options.departments} stages={stages} month={{ year, month }} webhooks={webhooks} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
