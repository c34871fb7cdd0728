// A file of any size, sent in ranges. Whatever cuts the connection, the upload goes on from where
// the station says that it stands.
import { call, get, OfflineError, post, ProblemError, type Schemas } from "./client";

export type Upload = Schemas["Upload"];

export interface UploadOptions {
    digest: string; // "sha256:…" of the whole file
    progress?: (upload: Upload) => void;
    signal?: AbortSignal;
    // An upload of this very file that was cut off before.
    earlier?: string | undefined;
    // Told the upload's id as soon as there is one.
    begun?: (upload: string) => void;
    piece_bytes?: number;
    pause?: (tries: number) => Promise<void>;
}

const most_tries = 8; // without any progress between them

function usual_pause(tries: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.min(15_000, 500 * 2 ** tries)));
}

// What may be mended by asking where the upload stands and going on from there.
function is_passing(error: unknown): boolean {
    if (error instanceof OfflineError) return true;
    return error instanceof ProblemError && [408, 409, 416, 429, 503].includes(error.problem.status);
}

async function start(file: Blob, options: UploadOptions): Promise<Upload> {
    if (options.earlier) {
        try {
            const upload = await get<Upload>(`/v1/uploads/${options.earlier}`, options.signal);
            if (upload.bytes === file.size) return upload;
        } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            // It is gone; a new one begins.
        }
    }
    return post<Upload>("/v1/uploads", { bytes: file.size, sha256: options.digest });
}

// The upload, complete. Throws the last failure if `most_tries` in a row brought nothing further.
export async function upload_file(file: Blob, options: UploadOptions): Promise<Upload> {
    const piece = options.piece_bytes ?? 4 << 20;
    const pause = options.pause ?? usual_pause;
    let upload = await start(file, options);
    options.begun?.(upload.upload);
    const path = `/v1/uploads/${upload.upload}`;
    let tries = 0;
    while (!upload.complete) {
        options.signal?.throwIfAborted();
        options.progress?.(upload);
        const from = upload.received;
        const to = Math.min(from + piece, file.size);
        try {
            const response = await call(path, {
                method: "PUT",
                body: file.slice(from, to),
                headers: {
                    "content-range": `bytes ${from}-${to - 1}/${file.size}`,
                    "content-type": "application/octet-stream",
                },
                signal: options.signal,
            });
            upload = (await response.json()) as Upload;
        } catch (error) {
            tries += 1;
            if (!is_passing(error) || tries > most_tries) throw error;
            await pause(tries);
            try {
                upload = await get<Upload>(path, options.signal);
            } catch (second) {
                if (!is_passing(second)) throw second;
            }
        }
        if (upload.received > from) tries = 0;
        else if (!upload.complete && upload.received === from && tries === 0) {
            throw new ProblemError({
                type: "about:blank",
                title: "The station takes no more of the file.",
                status: 500,
                detail: "Begin the upload again.",
            });
        }
    }
    options.progress?.(upload);
    return upload;
}
