export { claimAttachments } from "./claim-attachments";
export { discardFile } from "./discard-file";
export { fileItemsOf } from "./file-items";
export { type OpenedFile, openFile } from "./open-file";
export { type Incoming, receiveFile } from "./receive-file";
export { redrawLogo } from "./redraw-logo";
export { releaseAttachments } from "./release-attachments";
export { ADDRESS_SECONDS, actorOfAddress, signAddress } from "./signed-address";
export { sweepFiles } from "./sweep-files";
