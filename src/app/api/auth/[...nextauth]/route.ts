import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { cookieOptions } from "@/app/visitor";
import { authOptions, DEVICE_COOKIE, DEVICE_DAYS } from "@/server/identity";
import { signInCustomer } from "@/server/portal";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: Request, context: RouteContext): Promise<Response> {
  const jar = await cookies();
  const remember = (device: string) => jar.set(DEVICE_COOKIE, device, cookieOptions(DEVICE_DAYS * 86_400, "/api/auth"));
  return NextAuth(request as never, context as never, authOptions(signInCustomer, remember)) as Promise<Response>;
}

export { handle as GET, handle as POST };
