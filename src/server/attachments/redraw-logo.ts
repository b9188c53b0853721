import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { AppError } from "@/domain/errors";
import "./pictures";

/** The box a logo is drawn into, in pixels: twice what the portal shows, for sharp screens. */
const BOX = { width: 320, height: 96 };
const LIMIT_PIXELS = 20_000_000;
const rasters = new Set(["image/png", "image/jpeg", "image/webp"]);

/** A logo drawn anew from its pixels as PNG, without anything that trailed it. INVALID_INPUT for what is no PNG, JPEG or WebP (SVG is refused: facts.md §6). */
export async function redrawLogo(bytes: Buffer): Promise<Buffer> {
  const kind = await fileTypeFromBuffer(bytes);
  if (!kind || !rasters.has(kind.mime)) throw new AppError("INVALID_INPUT", "attachment.type_refused");
  return sharp(bytes, { limitInputPixels: LIMIT_PIXELS, failOn: "error" })
    .timeout({ seconds: 10 })
    .autoOrient()
    .toColourspace("srgb")
    .resize({ ...BOX, fit: "inside", withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch(() => {
      throw new AppError("INVALID_INPUT", "attachment.image_unreadable");
    });
}
