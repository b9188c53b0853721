const LIMIT = 120;

/** The name of an order that was given none: its first line, and how many more there are in the words of `more`. */
export function orderTitle(items: readonly { title: string }[], more: (title: string, count: number) => string): string {
  const [first] = items;
  if (!first) return "";
  const letters = [...first.title];
  const short = letters.length <= LIMIT ? first.title : `${letters.slice(0, LIMIT - 1).join("")}…`;
  return items.length === 1 ? short : more(short, items.length - 1);
}
