/** Said when a page of the portal fails: alone in a file, for the browser carries it on every page. */
export const portalFailed = {
  failedTitle: "This page did not open",
  failedText: "Something went wrong; what you wrote is kept on this phone. Try again in a moment.",
  retry: "Try again",
} as const;
