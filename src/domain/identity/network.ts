/**
 * The part of an address that one subscriber holds, for counting requests (facts.md S6): an IPv4 address as it is, of an IPv6 address the
 * first 64 bits. Anything unreadable counts together.
 */
export function networkOf(address: string): string {
  const text = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\](:\d+)?$/g, "")
    .replace(/%.*$/, "");
  const mapped = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(text);
  if (mapped?.[1]) return mapped[1];
  if (!/^[0-9a-f:]+$/.test(text) || !text.includes(":")) return "unknown";
  const [head = "", tail] = text.split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0");
  return [...start, ...zeros, ...end]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** An address without the part that tells one subscriber from the neighbours: the first three numbers, of an IPv6 address 48 bits. */
export function coarseAddress(address: string): string {
  const network = networkOf(address);
  if (network === "unknown") return network;
  return network.includes(":") ? `${network.split(":").slice(0, 3).join(":")}::` : `${network.split(".").slice(0, 3).join(".")}.0`;
}
