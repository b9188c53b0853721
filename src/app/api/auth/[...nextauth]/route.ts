import NextAuth from "next-auth";
import { authOptions } from "@/server/identity";
import { signInCustomer } from "@/server/portal";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

function handle(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions(signInCustomer)) as Promise<Response>;
}

export { handle as GET, handle as POST };
