// The request that is being prepared. It lives in this page's memory, so that it stays while another
// page is looked at and while another person takes over, and is gone when the console is closed.
import type { Schemas } from "../api/client";
import type { Funnel } from "./batch_parts";
import type { CheckedLine } from "./troubles";

export type Agreement = Schemas["Agreement"];

export interface Draft {
    step: 1 | 2 | 3 | 4;
    agreement: Agreement | null;
    file: File | null;
    digest: string;
    upload: string | null;
    checked: { funnel: Funnel; lines: CheckedLine[]; more: boolean } | null;
    owner: string | undefined; // who uploaded: an upload is its caller's own
}

const nothing = (): Draft => ({
    step: 1,
    agreement: null,
    file: null,
    digest: "",
    upload: null,
    checked: null,
    owner: undefined,
});

export const draft: Draft = nothing();

export function reset_draft(): void {
    Object.assign(draft, nothing());
}

const upload_key = "penstock-upload"; // an upload's random id and its file's digest, for this tab

// The id of an upload of this very file that was cut off before the page was loaded again.
export function earlier_upload(digest: string): string | undefined {
    try {
        const [known, id] = (sessionStorage.getItem(upload_key) ?? "").split(" ");
        return known === digest ? id : undefined;
    } catch {
        return undefined;
    }
}

export function remember_upload(digest: string, id: string): void {
    try {
        sessionStorage.setItem(upload_key, `${digest} ${id}`);
    } catch {
        // Without it an upload begins anew after the page is loaded again.
    }
}
