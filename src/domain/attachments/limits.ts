const MEGABYTE = 1_048_576;

/** Bytes of one file. */
export const FILE_LIMIT_BYTES = 25 * MEGABYTE;
/** Bytes of all files of one ticket. */
export const TICKET_LIMIT_BYTES = 100 * MEGABYTE;
/** Bytes and number of files that one customer may send in 24 hours, through the portal and by link together. */
export const CUSTOMER_DAY_LIMIT_BYTES = 200 * MEGABYTE;
export const CUSTOMER_DAY_LIMIT_FILES = 200;
/** Files of one note or one new ticket. */
export const FILES_PER_MESSAGE = 10;
/** Pixels of a picture, of all its frames together: more is refused before it is unpacked. */
export const IMAGE_LIMIT_PIXELS = 40_000_000;
/** Longer side of a thumbnail, in pixels. */
export const THUMBNAIL_PIXELS = 480;
/** The disk keeps at least this share of itself free, at most this many bytes: the database may live on it too. */
export const DISK_RESERVE_SHARE = 0.05;
export const DISK_RESERVE_BYTES = 1_024 * MEGABYTE;

/** Bytes as whole megabytes, the unit in which limits are said. */
export function megabytes(bytes: number): number {
  return Math.floor(bytes / MEGABYTE);
}
