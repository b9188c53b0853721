import { Ban, Pencil } from "lucide-react";
import type { BoardOptions } from "@/domain/board/card";
import { inTreeOrder } from "@/domain/labels/tree";
import { tickets } from "@/messages/fa/tickets";
import { Avatar } from "@/ui/avatar";
import type { SelectOption } from "@/ui/select-menu";

const words = tickets.properties;

/** The id of «none» in a list. */
export const NONE = "none";

const noOne = <Ban className="size-4" aria-hidden="true" />;

/** Nobody, then oneself, then the colleagues; who is away says so. */
export function peopleOptions(options: BoardOptions, meId: string | undefined): SelectOption[] {
  const people = [...options.people].sort((a, b) => Number(b.id === meId) - Number(a.id === meId));
  return [
    { id: NONE, label: words.nobody, icon: noOne },
    ...people.map((person) => ({
      id: person.id,
      label: person.name,
      icon: <Avatar name={person.name} colourKey={person.id} size="xs" decorative />,
      hint: person.id === meId ? words.me : undefined,
      description: person.isAway ? words.away : undefined,
    })),
  ];
}

/** None, then the tree of categories, each after what it stands under; with a department those that it uses, and `chosenId` in any case. */
export function categoryOptions(options: BoardOptions, departmentId?: string, chosenId?: string | null): SelectOption[] {
  const fits = ({ id, departmentId: own }: BoardOptions["categories"][number]) =>
    departmentId === undefined || own === null || own === departmentId || id === chosenId;
  const nameOf = new Map(options.categories.map(({ id, name }) => [id, name]));
  return [
    { id: NONE, label: words.noCategory, icon: noOne },
    ...inTreeOrder(options.categories.filter(fits)).map(({ id, name, parentId, depth }): SelectOption => {
      const parent = parentId === null ? undefined : nameOf.get(parentId);
      return { id, label: name, keywords: parent, icon: <span className="block" style={{ inlineSize: `${depth * 0.9}rem` }} /> };
    }),
  ];
}

/** The id of «something that is not on the list». */
export const OTHER = "other";

/** None, then the products of the list, the ticket's own even when it is not on it, and the way to type one. */
export function productOptions(options: BoardOptions, own: string | null): SelectOption[] {
  const names = own === null || options.products.includes(own) ? options.products : [own, ...options.products];
  return [
    { id: NONE, label: words.noProduct, icon: noOne },
    ...names.map((name) => ({ id: `=${name}`, label: name })),
    { id: OTHER, label: words.otherProduct, icon: <Pencil className="size-4" aria-hidden="true" /> },
  ];
}
