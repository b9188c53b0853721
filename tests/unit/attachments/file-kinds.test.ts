import { expect, it } from "vitest";
import { acceptedEndings, isEndingAllowed, judgeFile, PLAIN_BYTES } from "@/domain/attachments/file-kinds";

const verdict = (name: string, found?: string) => {
  const judged = judgeFile(name, found);
  return judged.ok ? `${judged.kind.treatment} ${judged.kind.mediaType}` : judged.reason;
};

it.each([
  ["a.jpg", "image/jpeg", "picture image/jpeg"],
  ["a.jpeg", "image/png", "picture image/png"],
  ["a.gif", "image/gif", "picture image/gif"],
  ["a.pdf", "application/pdf", "download application/pdf"],
  [
    "a.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "download application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  ["a.doc", "application/x-cfb", `download ${PLAIN_BYTES}`],
  ["a.ogg", "audio/ogg; codecs=opus", "download audio/ogg"],
  ["a.heic", "image/heic", "download image/heic"],
  ["a.txt", undefined, `download ${PLAIN_BYTES}`],
  ["a.csv", undefined, `download ${PLAIN_BYTES}`],
  ["a.svg", undefined, `download ${PLAIN_BYTES}`],
  ["a.svg", "application/xml", `download ${PLAIN_BYTES}`],
  ["a.html", undefined, `download ${PLAIN_BYTES}`],
  ["a.jpg", "application/x-msdownload", "attachment.type_mismatch"],
  ["a.jpg", undefined, "attachment.type_mismatch"],
  ["a.png", "image/svg+xml", "attachment.type_mismatch"],
  ["a.html", "image/gif", "attachment.type_mismatch"],
  ["a.txt", "application/x-msdownload", "attachment.type_mismatch"],
  ["a.pdf", "application/zip", "attachment.type_mismatch"],
  ["a.exe", "application/x-msdownload", "attachment.type_refused"],
  ["a.jpg.exe", "image/jpeg", "attachment.type_refused"],
  ["a.js", "image/gif", "attachment.type_refused"],
  ["a.constructor", undefined, "attachment.type_refused"],
  ["a", "application/pdf", "attachment.type_refused"],
])("%s holding %s: %s", (name, found, expected) => {
  expect(verdict(name, found)).toBe(expected);
});

it("what a chooser offers is what the server takes", () => {
  for (const ending of acceptedEndings.split(",")) expect(isEndingAllowed(`نام${ending}`), ending).toBe(true);
});
