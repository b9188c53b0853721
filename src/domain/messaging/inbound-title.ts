const LONGEST = 60;

/** The title of a ticket that began as an SMS: its first line, cut at a word. */
export function inboundTitle(body: string): string {
  const line =
    body
      .split("\n")
      .find((text) => text.trim() !== "")
      ?.trim() ?? "";
  const letters = [...line];
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut}…`;
}
