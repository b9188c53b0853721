"use client";
import { Copy, Download, Printer } from "lucide-react";
import { copyText } from "@/features/desk";
import { identity } from "@/messages/fa/identity";
import { Button } from "@/ui/button";

const words = identity.twoFactor;

/** Ten codes, shown this once: to copy, to keep as a file or to print. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join("\n")}\n`;
  function download() {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: words.fileName });
    link.click();
    URL.revokeObjectURL(address);
  }
  function print() {
    const sheet = window.open("", "", "width=480,height=640");
    if (!sheet) return;
    const list = sheet.document.createElement("pre");
    list.textContent = `${words.codesTitle}\n\n${text}`;
    sheet.document.title = words.codesTitle;
    sheet.document.body.append(list);
    sheet.print();
    sheet.close();
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="rounded bg-amber-soft px-3 py-2 text-amber-ink text-sm">{words.codesLead}</p>
      <ul aria-label={words.codesTitle} dir="ltr" className="grid grid-cols-2 gap-x-6 gap-y-1 rounded border border-line bg-surface-sunken px-4 py-3">
        {codes.map((code) => (
          <li key={code} data-recovery-code className="select-all text-center font-mono">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Copy className="size-4" aria-hidden="true" />} onClick={() => copyText(text, words.copied)}>
          {words.copy}
        </Button>
        <Button icon={<Download className="size-4" aria-hidden="true" />} onClick={download}>
          {words.download}
        </Button>
        <Button icon={<Printer className="size-4" aria-hidden="true" />} onClick={print}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}
