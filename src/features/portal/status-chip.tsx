import type { ReplyStatus } from "@/domain/portal/view";
import { classNames } from "@/ui/class-names";
import { Icon } from "./icon";

const looks: Record<ReplyStatus, { ground: string; icon: "fresh" | "reply" | "clock" | "check" }> = {
  new_reply: { ground: "bg-accent-soft text-accent-ink", icon: "fresh" },
  waiting_for_you: { ground: "bg-amber-soft text-amber-ink", icon: "reply" },
  waiting_for_us: { ground: "bg-surface-sunken text-ink-muted", icon: "clock" },
  closed: { ground: "bg-success-soft text-success-ink", icon: "check" },
};

/** Whose turn it is, in a word and a picture. */
export function StatusChip({ status, children }: { status: ReplyStatus; children: string }) {
  const { ground, icon } = looks[status];
  return (
    <span className={classNames("inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-base", ground)}>
      <Icon name={icon} className="size-4" />
      {children}
    </span>
  );
}
