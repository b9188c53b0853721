import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { NotificationList } from "@/features/notifications";
import { notifications as words } from "@/messages/fa/notifications";

export const metadata: Metadata = { title: words.title };

/** What customers did since one last looked (D17). */
export default async function InboxPage() {
  const { api } = await staffPage("/inbox");
  return <NotificationList initial={await api.notifications.list()} />;
}
