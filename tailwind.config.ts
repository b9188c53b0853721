import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { shadows, themeProperties, themes } from "./src/ui/tokens";

const colours = Object.fromEntries(Object.keys(themes.light).map((name) => [name, `var(--${name})`]));
const boxShadow = Object.fromEntries(Object.keys(shadows.light).map((name) => [name.replace("shadow-", ""), `var(--${name})`]));

export default {
  content: [],
  theme: {
    colors: { ...colours, transparent: "transparent", current: "currentColor", inherit: "inherit" },
    boxShadow: { ...boxShadow, none: "none" },
    borderRadius: { none: "0", xs: "4px", sm: "6px", DEFAULT: "8px", md: "8px", lg: "10px", xl: "14px", full: "9999px" },
    fontFamily: {
      sans: ["var(--font-vazirmatn)", "system-ui", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
    },
    // Desk text is `base` (14/22), the portal's is `lg` (16/28); headings are `xl`–`3xl`, semibold.
    fontSize: {
      "2xs": ["0.6875rem", "1.125rem"],
      xs: ["0.75rem", "1.25rem"],
      sm: ["0.8125rem", "1.3125rem"],
      base: ["0.875rem", "1.375rem"],
      md: ["0.9375rem", "1.5625rem"],
      lg: ["1rem", "1.75rem"],
      xl: ["1.125rem", "1.875rem"],
      "2xl": ["1.25rem", "2rem"],
      "3xl": ["1.5rem", "2.375rem"],
    },
    transitionDuration: { DEFAULT: "140ms", 120: "120ms", 140: "140ms", 160: "160ms" },
    transitionTimingFunction: { DEFAULT: "cubic-bezier(0.2, 0, 0, 1)", out: "cubic-bezier(0.2, 0, 0, 1)" },
    extend: {
      ringColor: { DEFAULT: "var(--accent)" },
      borderColor: { DEFAULT: "var(--line)" },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": themeProperties("light"),
        "@media (prefers-color-scheme: dark)": { ":root": themeProperties("dark") },
        "[data-theme=light]": themeProperties("light"),
        "[data-theme=dark]": themeProperties("dark"),
      });
    }),
  ],
} satisfies Config;
