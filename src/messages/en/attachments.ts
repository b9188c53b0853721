import { FILE_LIMIT_BYTES, FILES_PER_MESSAGE, megabytes, TICKET_LIMIT_BYTES } from "@/domain/attachments/limits";
import type { AttachmentWords } from "../attachment-words";

const each = megabytes(FILE_LIMIT_BYTES);

export const attachments: AttachmentWords = {
  attach: "Attach files",
  limits: `Up to ${each} MB a file and ${FILES_PER_MESSAGE} files: pictures, PDF, Word, Excel, ZIP, audio, video and text`,
  upTo: "up to {size}",
  drop: "Drop the files here",
  list: "Attachments",
  sending: "Sending “{name}”",
  checking: "Checking…",
  waiting: "Waiting",
  ready: "Ready",
  readyCount: "Files ready: {count}",
  retry: "Try again",
  remove: "Remove",
  removeFile: "Remove “{name}”",
  retryFile: "Send “{name}” again",
  tooMany: `A message holds up to ${FILES_PER_MESSAGE} files.`,
  stillSending: "The files are on their way; this is sent as soon as they have arrived.",
  someFailed: "Some files have not arrived. Send them again or remove them; your text is still here.",
  offline: "The server could not be reached. Check your connection and send it again.",
  signedOut: "Your session has ended. Sign in again and send the file.",
  open: "Open “{name}” in a new tab",
  download: "Download “{name}”",
  units: { bytes: "{size} bytes", kilobytes: "{size} KB", megabytes: "{size} MB" },
  refusals: {
    "attachment.not_found": "This attachment was not found.",
    "attachment.too_large": `This file is larger than ${each} MB. Make it smaller or send it in parts.`,
    "attachment.empty": "This file is empty.",
    "attachment.type_refused": "This type of file is not accepted. If you need to send it, put it in a ZIP file.",
    "attachment.type_mismatch": "What is in this file does not fit the ending of its name, so it was not accepted.",
    "attachment.image_too_large": "This picture is too large (over 40 megapixels). Make it smaller.",
    "attachment.image_unreadable": "This picture could not be opened; it may be incomplete. Save it again and send it.",
    "attachment.ticket_full": `The attachments of this ticket would exceed ${megabytes(TICKET_LIMIT_BYTES)} MB.`,
    "attachment.day_full": "You have sent many files today. Try again tomorrow; you can send the text now.",
    "attachment.storage_full": "There is no room for files at the moment. Send the text without the file and the file later.",
    "attachment.interrupted": "The file did not arrive completely. Send it again.",
  },
};
