type Node = { readonly id: string; readonly parentId: string | null };

/**
 * A tree as a list: every node right after its parent, brothers in the given order, each with how deep it stands (0 = a root). What hangs on a
 * parent that is not there stands as a root, so nothing is lost.
 */
export function inTreeOrder<N extends Node>(nodes: readonly N[]): (N & { depth: number })[] {
  const known = new Set(nodes.map(({ id }) => id));
  const parentOf = (node: N) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : null);
  const under = (parentId: string | null, depth: number): (N & { depth: number })[] =>
    nodes.filter((node) => parentOf(node) === parentId).flatMap((node) => [{ ...node, depth }, ...under(node.id, depth + 1)]);
  return under(null, 0);
}

/** The node and everything below it. */
export function withDescendants(nodes: readonly Node[], id: string): Set<string> {
  const found = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of nodes) {
      if (node.parentId !== null && found.has(node.parentId) && !found.has(node.id)) {
        found.add(node.id);
        grew = true;
      }
    }
  }
  return found;
}

/** How many levels a node has with everything below it; 1 = nothing is below. */
export function levelsOf(nodes: readonly Node[], id: string): number {
  const below = nodes.filter((node) => node.parentId === id).map((node) => levelsOf(nodes, node.id));
  return 1 + Math.max(0, ...below);
}

/** On which level a node stands; 1 = a root. */
export function levelAt(nodes: readonly Node[], id: string): number {
  const parentId = nodes.find((node) => node.id === id)?.parentId ?? null;
  return parentId === null ? 1 : 1 + levelAt(nodes, parentId);
}
