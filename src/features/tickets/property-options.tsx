import { Ban } from "lucide-react";
import type { BoardOptions } from "@/domain/board/card";
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

/** None, then each category with those under it. */
export function categoryOptions(options: BoardOptions): SelectOption[] {
  const roots = options.categories.filter((category) => category.parentId === null);
  return [
    { id: NONE, label: words.noCategory, icon: noOne },
    ...roots.flatMap((root): SelectOption[] => [
      { id: root.id, label: root.name },
      ...options.categories
        .filter((category) => category.parentId === root.id)
        .map((category) => ({ id: category.id, label: category.name, hint: root.name, keywords: root.name })),
    ]),
  ];
}
