import { classNames } from "./class-names";
import { hueColour } from "./hue";
import type { HueName } from "./tokens";

export type DotProps = {
  /** A hue that tells things apart, or a colour that means something. */
  colour: HueName | "accent" | "danger" | "success" | "warning";
  size?: "sm" | "md";
  /** What the dot says; without it the dot is only for eyes. */
  name?: string;
  className?: string;
};

const meanings = { accent: "var(--accent)", danger: "var(--danger)", success: "var(--success)", warning: "var(--amber)" };

/** A stage's or tag's colour, or a mark such as “unread”. */
export function Dot({ colour, size = "md", name, className }: DotProps) {
  const background = colour in meanings ? meanings[colour as keyof typeof meanings] : hueColour(colour as HueName).shape;
  return (
    <span
      {...(name ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      style={{ background }}
      className={classNames("inline-block shrink-0 rounded-full", size === "sm" ? "size-1.5" : "size-2", className)}
    />
  );
}
