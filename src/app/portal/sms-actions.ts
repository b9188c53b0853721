"use server";
import { redirect } from "next/navigation";
import { pageContext } from "@/app/viewer";
import { textOf } from "@/app/visitor";
import { createCaller } from "@/server/router";

/** The customer's own choice about SMS, from the portal's first page. */
export async function setSms(form: FormData): Promise<void> {
  await createCaller(await pageContext()).portal.setSms({ isOptedOut: textOf(form, "isOptedOut") === "1" });
  redirect("/portal");
}
