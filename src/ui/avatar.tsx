import { initials } from "@/persian/text";
import { classNames } from "./class-names";
import { hueColour, hueOf } from "./hue";

export type AvatarProps = {
  name: string;
  /** What the colour is made from when names may change or repeat: an id. */
  colourKey?: string;
  src?: string | null;
  size?: "xs" | "sm" | "md" | "lg";
  /** The name is written beside it: then it is only for eyes. */
  decorative?: boolean;
  className?: string;
};

const sizes = { xs: "size-5 text-[0.5625rem]", sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-11 text-md" };

/** A person: their picture, or their initials on a quiet colour that is always the same for them. */
export function Avatar({ name, colourKey, src, size = "sm", decorative, className }: AvatarProps) {
  const { soft, ink } = hueColour(hueOf(colourKey ?? name));
  const shape = classNames("inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none", sizes[size], className);
  if (src) return <img src={src} alt={decorative ? "" : name} title={name} className={classNames(shape, "object-cover")} />;
  return (
    // The letters are drawn by CSS: as text they would get into the names of buttons, into searches and into copied lines.
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name })}
      data-initials={initials(name)}
      className={classNames(shape, "before:content-[attr(data-initials)]")}
      style={{ background: soft, color: ink }}
    />
  );
}
