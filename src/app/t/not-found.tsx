import { askForLink } from "@/app/portal/sign-in-actions";
import { visitorWords } from "@/app/visitor";
import { AskForLink } from "@/features/portal";

/** Expired, revoked, unknown, over: always this page, which tells nobody what exists (S13). */
export default async function DeadLink() {
  const { words } = await visitorWords();
  return <AskForLink isDead wasSent={false} failure={null} action={askForLink} words={words} />;
}
