import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { now } from "@/server/platform/clock";
import { type Db, db } from "@/server/platform/db";
import { env } from "@/server/platform/env";
import { DEVICE_COOKIE } from "./known-devices";
import { actorOfSession, endSession, SESSION_DAYS } from "./sessions";
import { signInStaff } from "./sign-in";

const isSecure = () => env().publicUrl.startsWith("https://");

/** Name of the cookie that carries the JWT; it is HttpOnly, SameSite=Lax and, over TLS, `__Secure-`. */
export const sessionCookie = () => (isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/**
 * The address a request came from. The last one in `X-Forwarded-For` is that of the connection (platform/peer-address.ts), each trusted
 * proxy has added the one before it; what stands further left is whatever the caller wrote.
 */
export function addressOf(headers: Headers | Record<string, unknown> | undefined, trustedProxies = env().trustedProxies): string {
  const value = headers instanceof Headers ? headers.get("x-forwarded-for") : headers?.["x-forwarded-for"];
  const hops = String(value ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? "unknown";
}

/** Names the browser that asked for a code; random, HttpOnly, worth nothing by itself. */
export const BROWSER_COOKIE = "kariz-browser";

/** Signs a customer in; handed in by the app, since customers stand above identity. */
export type CustomerSignIn = (
  db: Db,
  given: { phone?: unknown; code?: unknown },
  meta: { browser: string; address: string; userAgent: string | null; now: Date },
) => Promise<{ sid: string; customerId: string; name: string }>;

const inWords = (error: unknown): Error =>
  // The text of this error is what the sign-in page gets back as `error`.
  new Error(error instanceof AppError ? (error.code === "RATE_LIMITED" ? `${error.reason}:${error.data.minutes}` : error.reason) : "internal");

const headerOf = (request: { headers?: Record<string, unknown> } | undefined, name: string): string | null => String(request?.headers?.[name] ?? "") || null;

const cookieIn = (header: string | null, name: string): string =>
  (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";

/**
 * next-auth as this product uses it: credentials, a JWT that carries only `sid`, and a row that decides whether it counts. `remember` is
 * given the new value of the device cookie after a member of staff has signed in.
 */
export function authOptions(signInCustomer: CustomerSignIn, remember: (device: string) => void): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      CredentialsProvider({
        id: "staff",
        credentials: { email: {}, password: {}, code: {} },
        async authorize(credentials, request) {
          try {
            const device = cookieIn(headerOf(request, "cookie"), DEVICE_COOKIE);
            const meta = { address: addressOf(request?.headers), device, userAgent: headerOf(request, "user-agent"), now: now() };
            const signedIn = await signInStaff(db(), credentials, meta);
            remember(signedIn.device);
            return { id: signedIn.userId, name: signedIn.name, sid: signedIn.sid };
          } catch (error) {
            throw inWords(error);
          }
        },
      }),
      CredentialsProvider({
        id: "customer",
        credentials: { phone: {}, code: {} },
        async authorize(credentials, request) {
          try {
            const browser = cookieIn(headerOf(request, "cookie"), BROWSER_COOKIE);
            const meta = { browser, address: addressOf(request?.headers), userAgent: headerOf(request, "user-agent"), now: now() };
            const signedIn = await signInCustomer(db(), credentials ?? {}, meta);
            return { id: signedIn.customerId, name: signedIn.name, sid: signedIn.sid };
          } catch (error) {
            throw inWords(error);
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        if (user) return { sub: user.id, sid: (user as { sid?: string }).sid };
        return token;
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(db(), token.sid, now());
      },
    },
  };
}

/** The session cookie for a session that was started outside next-auth's own pages: a form that works without JavaScript. */
export async function sessionPass(input: {
  sid: string;
  subject: string;
  days: number;
}): Promise<{ name: string; value: string; maxAge: number; secure: boolean }> {
  const maxAge = input.days * 86_400;
  const value = await encode({ token: { sub: input.subject, sid: input.sid }, secret: env().NEXTAUTH_SECRET, maxAge });
  return { name: sessionCookie(), value, maxAge, secure: isSecure() };
}

const decoded = new Map<string, { sid: string; exp: number }>();

/** The session id inside a session cookie, or null. Only the signature is checked here; the row is checked by actorOfSession. */
async function sidOf(token: string, at: Date): Promise<string | null> {
  const known = decoded.get(token);
  if (known) return known.exp * 1000 > at.getTime() ? known.sid : null;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof claims?.sid !== "string" || typeof claims.exp !== "number") return null;
  if (decoded.size >= 5_000) decoded.clear();
  decoded.set(token, { sid: claims.sid, exp: claims.exp });
  return claims.sid;
}

/** Who sends this cookie. */
export async function actorOfCookie(database: Db, token: string | undefined, at: Date): Promise<Actor> {
  const sid = token ? await sidOf(token, at) : null;
  return sid ? actorOfSession(database, sid, at) : { kind: "anonymous" };
}
