import { z } from "zod";
import type { Role } from "../actor";

export const SignInInput = z.object({ email: z.string().trim().toLowerCase().max(200), password: z.string().min(1).max(200) });

export const RevokeSessionInput = z.object({ sessionId: z.uuid() }).strict();

export type SessionInfo = { id: string; createdAt: string; lastSeenAt: string; userAgent: string | null; isCurrent: boolean };

export type Me = { id: string; name: string; email: string; role: Role; jobTitle: string | null };
