/** Said when a page of the portal fails: alone in a file, for the browser carries it on every page. */
export const portalFailed = {
  failedTitle: "این صفحه باز نشد",
  failedText: "خطایی رخ داد؛ نوشته‌هایتان روی همین گوشی نگه داشته شده است. کمی بعد دوباره امتحان کنید.",
  retry: "تلاش دوباره",
} as const;
