/** Signs out and forgets what was being written on this computer, so the next person is not shown it (T8). `userId` null = whoever it was. */
export async function leave(userId: string | null): Promise<void> {
  for (const key of Object.keys(localStorage)) if (userId === null ? key.startsWith("kariz") : key.includes(userId)) localStorage.removeItem(key);
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/login" });
}
