"use client";
import { FailedPage } from "@/features/portal/failed-page";
import { portalFailed as arabic } from "@/messages/ar/portal-failed";
import { portalFailed as english } from "@/messages/en/portal-failed";
import { portalFailed as persian } from "@/messages/fa/portal-failed";

export default function PortalError({ reset }: { error: Error; reset: () => void }) {
  return <FailedPage words={{ fa: persian, ar: arabic, en: english }} retry={reset} />;
}
