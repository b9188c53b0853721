export { FileList } from "./file-list";
export { FilePicker } from "./file-picker";
export { PortalFilePicker } from "./portal-file-picker";
export { UploadList } from "./upload-list";
export type { Upload } from "./upload-queue";
export { useFileTarget, useUploads } from "./use-uploads";
