/** Said when a page of the portal fails: alone in a file, for the browser carries it on every page. */
export const portalFailed = {
  failedTitle: "لم تُفتح هذه الصفحة",
  failedText: "حدث خطأ، وما كتبته محفوظ على هذا الهاتف. حاول مجددًا بعد قليل.",
  retry: "إعادة المحاولة",
} as const;
