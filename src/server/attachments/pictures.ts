import sharp, { type Sharp } from "sharp";
import { IMAGE_LIMIT_PIXELS, THUMBNAIL_PIXELS } from "@/domain/attachments/limits";
import { AppError } from "@/domain/errors";

// One picture at a time with one thread: unpacking is what costs memory. Only these four formats are ever opened: by itself the library
// would also open SVG, which may name other files (facts.md §6).
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"] });

const SECONDS = 30;

export type Picture = { bytes: Buffer; thumbnail: Buffer; widthPx: number; heightPx: number };

const formats = {
  "image/jpeg": (image: Sharp) => image.jpeg({ quality: 88 }),
  "image/png": (image: Sharp) => image.png(),
  "image/webp": (image: Sharp) => image.webp({ quality: 88 }),
  "image/gif": (image: Sharp) => image.gif(),
};

let last: Promise<unknown> = Promise.resolve();

/**
 * A picture drawn anew from its pixels, upright, without place, camera, comments or anything that trailed it, and a small WebP of it.
 * Pictures wait for one another. INVALID_INPUT image_too_large (from the header, before unpacking) or image_unreadable.
 */
export function redrawPicture(place: string, mediaType: string): Promise<Picture> {
  const turn = last.then(() => redraw(place, mediaType));
  last = turn.catch(() => undefined);
  return turn;
}

async function redraw(place: string, mediaType: string): Promise<Picture> {
  const write = formats[mediaType as keyof typeof formats];
  if (!write) throw new AppError("INVALID_INPUT", "attachment.image_unreadable");
  const isAnimated = mediaType === "image/gif" || mediaType === "image/webp";
  const header = await sharp(place, { limitInputPixels: false, animated: isAnimated }).metadata().catch(unreadable);
  if (header.width * header.height > IMAGE_LIMIT_PIXELS) throw new AppError("INVALID_INPUT", "attachment.image_too_large");
  const opened = (animated: boolean) =>
    sharp(place, { limitInputPixels: IMAGE_LIMIT_PIXELS, failOn: "error", animated }).timeout({ seconds: SECONDS }).autoOrient().toColourspace("srgb");
  const full = await write(opened(isAnimated)).toBuffer({ resolveWithObject: true }).catch(unreadable);
  const thumbnail = await opened(false)
    .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer()
    .catch(unreadable);
  return { bytes: full.data, thumbnail, widthPx: full.info.width, heightPx: full.info.pageHeight ?? full.info.height };
}

function unreadable(): never {
  throw new AppError("INVALID_INPUT", "attachment.image_unreadable");
}
