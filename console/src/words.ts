// How numbers, times and words of the contract are said to people.
import type { components } from "./api/schema";

type Schemas = components["schemas"];
export type Role = Schemas["Role"];

export function count(number: number, one: string, many = `${one}s`): string {
    return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

export function number(value: number): string {
    return value.toLocaleString("en-US");
}

export function percent(part: number, whole: number): string {
    if (whole === 0) return "–";
    const share = (100 * part) / whole;
    return share > 0 && share < 1 ? "< 1 %" : `${Math.round(share)} %`;
}

const day_format = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
});
const time_format = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
});

export function day(text: string): string {
    const date = new Date(text.length === 10 ? `${text}T00:00:00Z` : text);
    return Number.isNaN(date.getTime()) ? text : day_format.format(date);
}

// In UTC, as the ledger has it.
export function moment(text: string): string {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : `${time_format.format(date)} UTC`;
}

// Whole days from one time to another; negative if it lies before.
export function days_between(from: string, to: string): number {
    return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 86_400_000);
}

export function size(bytes: number): string {
    if (bytes < 1000) return count(bytes, "byte");
    const units = ["kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = "";
    for (const next of units) {
        if (value < 1000) break;
        value /= 1000;
        unit = next;
    }
    return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

export const short_id = (id: string): string => (/^[0-9a-f]{8}-/.test(id) ? id.slice(0, 8) : id);

const role_words: Record<Role, { name: string; may: string; side: Side }> = {
    certifier: { name: "Certifying official", may: "certify and submit batches of requests", side: "requester" },
    submitter: {
        name: "Submitter",
        may: "check and hand in batches that a certifying official signed",
        side: "requester",
    },
    recipient: { name: "Recipient", may: "open the items of your own cases", side: "requester" },
    releasing: { name: "Releasing official", may: "decide batches, approve what leaves, deliver", side: "custodian" },
    "holds-desk": { name: "Holds desk", may: "decide the lines that the program cannot", side: "custodian" },
    "order-desk": { name: "Orders desk", may: "enter and lift court orders", side: "custodian" },
    manager: { name: "Manager", may: "clear alarms and watch over incidents", side: "custodian" },
    safeguards: { name: "Safeguards", may: "keep the recipient agency's standing", side: "custodian" },
    accounting: { name: "Accounting", may: "answer for the three public counters", side: "custodian" },
    operator: { name: "Operator", may: "run the station; sees no request", side: "custodian" },
    auditor: { name: "Auditor", may: "look at everything that holds no personal data", side: "outside" },
};

export type Side = "requester" | "custodian" | "outside";

export function role_name(role: string): string {
    return role_words[role as Role]?.name ?? role;
}
export function role_may(role: string): string {
    return role_words[role as Role]?.may ?? "";
}
export function role_side(role: string): Side {
    return role_words[role as Role]?.side ?? "outside";
}

// Outcomes and statuses, in the order in which a picture shows them.
export const outcome_words: Record<string, { name: string; says: string; tone: Tone }> = {
    admitted: { name: "Looked up", says: "lawful on their face", tone: "accent" },
    "in order": { name: "In order", says: "nothing to mend", tone: "good" },
    pass: { name: "Release", says: "an address may leave", tone: "good" },
    "no-release": { name: "No release", says: "nothing leaves; the answer says nothing about why", tone: "quiet" },
    hold: { name: "Hold", says: "a person decides", tone: "warn" },
    return: { name: "Return", says: "to be mended and sent again", tone: "warn" },
    refuse: { name: "Refuse", says: "cannot be made lawful on this route", tone: "bad" },
    block: { name: "Block", says: "stopped by an order or by standing", tone: "bad" },
    revoke: { name: "Revoke", says: "a release that was taken back", tone: "bad" },
    served: { name: "Served", says: "an envelope waits for its recipient", tone: "good" },
    pending: { name: "Pending", says: "a person decides; wait for the next round", tone: "warn" },
    returned: { name: "Returned", says: "mend the line and send it again", tone: "warn" },
    refused: { name: "Refused", says: "cannot be made lawful on this route", tone: "bad" },
    blocked: { name: "Blocked", says: "stopped for now; wait until it is lifted", tone: "bad" },
};

export type Tone = "good" | "warn" | "bad" | "quiet" | "accent";
