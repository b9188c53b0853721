import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ui } from "@/messages/fa/ui";
import { parseThemeChoice, themeCookie } from "@/ui/theme-choice";
import "./globals.css";

const vazirmatn = localFont({
  src: "../fonts/vazirmatn-variable.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-vazirmatn",
  adjustFontFallback: "Arial",
});

export const metadata: Metadata = {
  title: { default: ui.product, template: `%s · ${ui.product}` },
  description: ui.productDescription,
  applicationName: ui.product,
  icons: { icon: "/favicon.svg" },
  robots: { index: false, follow: false },
  // Phone numbers and addresses are links where we say so, not where a browser guesses.
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf9" },
    { media: "(prefers-color-scheme: dark)", color: "#151513" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseThemeChoice((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="fa" dir="rtl" className={vazirmatn.variable} data-theme={theme === "system" ? undefined : theme}>
      <body className="min-h-dvh bg-surface text-ink">{children}</body>
    </html>
  );
}
