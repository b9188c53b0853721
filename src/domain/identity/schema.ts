import { z } from "zod";
import { cleanLine } from "@/persian/text";
import type { Role } from "../actor";

/** `code`: the second step, six digits of the app or a recovery code. */
export const SignInInput = z.object({
  email: z.string().trim().toLowerCase().max(200),
  password: z.string().min(1).max(200),
  code: z.string().max(40).optional(),
});

export type SignInInput = z.infer<typeof SignInInput>;

export const StaffName = z.string().transform(cleanLine).pipe(z.string().min(1).max(100));
export const StaffEmail = z.string().trim().toLowerCase().max(200).pipe(z.email());
/** Judged by src/domain/identity/password.ts, which says what is wrong. */
const NewPassword = z.string().min(1).max(1_000);

export const RedeemLinkInput = z.object({ token: z.string().min(1).max(100), name: StaffName.optional(), password: NewPassword }).strict();
export type RedeemLinkInput = z.infer<typeof RedeemLinkInput>;

export const ChangePasswordInput = z.object({ current: z.string().min(1).max(200), next: NewPassword }).strict();
export const CodeInput = z.object({ code: z.string().min(1).max(40) }).strict();
export const PasswordInput = z.object({ password: z.string().min(1).max(200) }).strict();

export const linkPurposes = ["INVITE", "RESET"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** What the page of an invitation or reset link may say of the person it is for. */
export type StaffLinkView = { purpose: LinkPurpose; name: string; email: string; organisation: string };

/** A link that is shown once, to whoever made it. */
export type MadeLink = { url: string; expiresAt: string };

/** The second step of signing in, as its owner sees it. */
export type TwoFactorState = { isOn: boolean; recoveryCodesLeft: number };

/** A secret that waits for its first code; `path` draws the QR code on a square of `size` cells. */
export type TotpSetup = { secret: string; uri: string; path: string; size: number };

export const RevokeSessionInput = z.object({ sessionId: z.uuid() }).strict();

export type SessionInfo = { id: string; createdAt: string; lastSeenAt: string; userAgent: string | null; isCurrent: boolean };

export type Me = { id: string; name: string; email: string; role: Role; jobTitle: string | null };
