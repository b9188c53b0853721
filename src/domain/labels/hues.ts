/** Colours a tag may have; each is a hue of the design system. */
export const hueNames = ["stone", "blue", "violet", "pink", "red", "orange", "amber", "green", "teal"] as const;
