import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { NotificationList } from "@/features/notifications";
import { notifications as words } from "@/messages/fa/notifications";

export const metadata: Metadata = { title: words.title };

/** What happened to one's cards since one last looked (D17, D21, R12). */
export default async function InboxPage() {
  const { agent, api } = await staffPage("/inbox");
  return <NotificationList initial={await api.notifications.list({})} role={agent.role} />;
}
