import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type NoteSource, toPublicMessage } from "@/domain/portal/view";
import { AddNoteInput } from "@/domain/tickets/schema";
import { PublicBubble } from "@/features/portal";
import { previewMessage } from "@/features/tickets/customer-bubble";
import { portalWords } from "@/messages/portal-words";

const at = new Date("2026-11-21T10:00:00Z");
const files = [{ id: "0198c2a0-0000-7000-8000-000000000001", fileName: "فاکتور شهریور.pdf", mediaType: "application/pdf", sizeBytes: 12, hasThumbnail: false }];

const html = (message: ReturnType<typeof toPublicMessage>) => {
  if (!message) throw new Error("nothing to show");
  return renderToStaticMarkup(<PublicBubble message={message} words={portalWords("fa")} language="fa" now={at.toISOString()} fileHref={() => "#"} />);
};

describe("«از نگاه مشتری»", () => {
  test.each(["سلام", "خط یک\n\nخط دو با https://nikafzar.example/راهنما و HTTP 500", "  <b>نه</b> & «بله» ۱۲۳  ", "Latin only 2.4.1"])(
    "shows the very bubble of the portal: %j",
    (body) => {
      const stored: NoteSource = {
        id: "preview",
        authorKind: "STAFF",
        authorName: "نگار صالحی",
        // What the command stores is what its door makes of the text.
        body: AddNoteInput.shape.body.parse(body),
        portalVisible: true,
        createdAt: at,
        publicAt: at,
        deletedAt: null,
        files,
      };
      expect(html(previewMessage({ author: "نگار صالحی", body, files, at }))).toBe(html(toPublicMessage(stored, at)));
    },
  );
});
