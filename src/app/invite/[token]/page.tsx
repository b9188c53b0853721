import { StaffLinkPage, staffLinkMetadata } from "@/app/staff-link";

export const metadata = staffLinkMetadata("INVITE");

type Props = { params: Promise<{ token: string }> };

export default async function InvitePage({ params }: Props) {
  return <StaffLinkPage token={(await params).token} purpose="INVITE" />;
}
