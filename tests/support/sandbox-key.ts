/** A key no other text contains, so that a test can look for it everywhere. */
export const sandboxKey = "5A4E6B2D4F6B3A7C";
