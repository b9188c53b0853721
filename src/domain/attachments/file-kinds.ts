import { endingOf } from "./file-name";

/** `picture` is re-encoded and may be shown in place; everything else is only ever saved. */
export type FileKind = { mediaType: string; treatment: "picture" | "download" };

/** Served for whatever has no type of its own that is safe to say. */
export const PLAIN_BYTES = "application/octet-stream";

const zip = "application/zip";
const cfb = "application/x-cfb";
const openXml = "application/vnd.openxmlformats-officedocument.";
const openDocument = "application/vnd.oasis.opendocument.";

/** Endings by the types that their content must have. */
const pictures = new Map(Object.entries({ jpg: "image/jpeg", jpeg: "image/jpeg", jfif: "image/jpeg", png: "image/png", gif: "image/gif", webp: "image/webp" }));

const downloads = new Map<string, readonly string[]>(
  Object.entries({
    pdf: ["application/pdf"],
    docx: [`${openXml}wordprocessingml.document`, zip],
    xlsx: [`${openXml}spreadsheetml.sheet`, zip],
    pptx: [`${openXml}presentationml.presentation`, zip],
    odt: [`${openDocument}text`],
    ods: [`${openDocument}spreadsheet`],
    odp: [`${openDocument}presentation`],
    doc: [cfb],
    xls: [cfb],
    ppt: [cfb],
    msg: [cfb],
    rtf: ["application/rtf"],
    zip: [zip],
    rar: ["application/x-rar-compressed"],
    "7z": ["application/x-7z-compressed"],
    gz: ["application/gzip"],
    tgz: ["application/gzip"],
    mp3: ["audio/mpeg"],
    m4a: ["audio/x-m4a", "audio/mp4", "video/mp4"],
    aac: ["audio/aac"],
    amr: ["audio/amr"],
    wav: ["audio/wav"],
    ogg: ["audio/ogg", "video/ogg", "application/ogg", "audio/ogg; codecs=opus"],
    opus: ["audio/ogg", "audio/ogg; codecs=opus"],
    mp4: ["video/mp4", "video/quicktime"],
    mov: ["video/quicktime", "video/mp4"],
    "3gp": ["video/3gpp"],
    webm: ["video/webm"],
    mkv: ["video/matroska", "video/x-matroska"],
    heic: ["image/heic", "image/heif"],
    heif: ["image/heic", "image/heif"],
    avif: ["image/avif"],
    bmp: ["image/bmp"],
    tif: ["image/tiff"],
    tiff: ["image/tiff"],
  }),
);

/** Written for people or programs to read: nothing tells them by their first bytes, and none is ever opened on our pages. */
const texts = new Set(["txt", "log", "csv", "tsv", "md", "json", "xml", "yaml", "yml", "ini", "conf", "sql", "eml", "ics", "vcf", "svg", "html", "htm"]);
const textTypes = new Set(["application/xml", "image/svg+xml", "text/html", "text/calendar", "text/vcard", "message/rfc822", "application/x-ft-unknown"]);

export type Judged = { ok: true; kind: FileKind } | { ok: false; reason: "attachment.type_refused" | "attachment.type_mismatch" };

/** Whether files with this name are taken at all; the content is judged later. */
export function isEndingAllowed(name: string): boolean {
  const ending = endingOf(name);
  return pictures.has(ending) || downloads.has(ending) || texts.has(ending);
}

/**
 * What becomes of a file, by its name **and** by the type found in its content (undefined: none was found). Whatever the
 * browser claimed does not matter (facts.md §6, S20).
 */
export function judgeFile(name: string, found: string | undefined): Judged {
  const ending = endingOf(name);
  const ok = (mediaType: string, treatment: FileKind["treatment"] = "download"): Judged => ({ ok: true, kind: { mediaType, treatment } });
  if (!isEndingAllowed(name)) return { ok: false, reason: "attachment.type_refused" };
  if (texts.has(ending)) return found === undefined || textTypes.has(found) ? ok(PLAIN_BYTES) : { ok: false, reason: "attachment.type_mismatch" };
  // A picture under another picture's ending is what phones do.
  if (pictures.has(ending)) {
    if (found && [...pictures.values()].includes(found)) return ok(found, "picture");
    return { ok: false, reason: "attachment.type_mismatch" };
  }
  const base = found?.split(";")[0]?.trim() ?? "";
  const types = downloads.get(ending) ?? [];
  return types.includes(base) ? ok(base === cfb ? PLAIN_BYTES : base) : { ok: false, reason: "attachment.type_mismatch" };
}

/** For a file chooser: the endings it may offer. The server decides all the same. */
export const acceptedEndings: string = [...pictures.keys(), ...downloads.keys(), ...texts].map((ending) => `.${ending}`).join(",");
