import type { UploadedFile } from "@/domain/attachments/schema";
import type { Reason } from "@/domain/errors";

/** Why a file has not arrived; `offline`: the server was not reached or said nothing. */
export class NotSent extends Error {
  constructor(readonly reason: Reason | "offline") {
    super(reason);
  }
}

/** `asLink`: the page belongs to an update link; `ticketId`: the ticket that the file is meant for, if there is one. */
export type Destination = { ticketId?: string; asLink?: boolean };

/**
 * Sends one file and answers with what the server made of it; NotSent otherwise. `onProgress` hears the share that has left, 0 to 1.
 * XMLHttpRequest, since fetch does not tell how far an upload is.
 */
export function sendFile(file: File, to: Destination, onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  const query = new URLSearchParams({ name: file.name });
  if (to.ticketId) query.set("ticketId", to.ticketId);
  if (to.asLink) query.set("as", "link");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = request.onabort = () => reject(new NotSent("offline"));
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status === 201) resolve(answer as UploadedFile);
      else reject(new NotSent((answer as { error?: { reason?: Reason } } | null)?.error?.reason ?? "offline"));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Takes a file back that is not needed after all. What is missed, the server removes after a day. */
export function takeBackFile(id: string, to: Destination): void {
  void fetch(`/api/files/${id}${to.asLink ? "?as=link" : ""}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
