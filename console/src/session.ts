// Who sits here. On a real station the certificate of the connection says it; a simulation has sample
// people to choose from. A person's key stays in this page's memory and goes with it.
import { call, get, get_text, OfflineError, post, ProblemError, type Schemas } from "./api/client";
import { read_credential, type Credential } from "./crypto/credential";
import type { Role } from "./words";

export type Me = Schemas["Me"];

export interface Persona {
    persona: string;
    name: string;
    roles: Role[];
    what: string;
}

export interface Session {
    me: Me | null; // null: nobody whom the station knows
    personas: Persona[]; // empty on a real station
    current: string | null;
    why: unknown; // why `me` is null
}

let credential: Credential | null = null;
let session: Session = { me: null, personas: [], current: null, why: null };

export const now = (): Session => session;
export const is_simulation = (): boolean => session.personas.length > 0;

export function has(...roles: Role[]): boolean {
    return roles.some((role) => session.me?.roles.includes(role));
}

async function personas(): Promise<{ personas: Persona[]; current: string | null }> {
    try {
        return await get<{ personas: Persona[]; current: string | null }>("/personas");
    } catch (error) {
        if (error instanceof OfflineError) throw error;
        return { personas: [], current: null };
    }
}

export async function load_session(): Promise<Session> {
    const sample = await personas();
    let me: Me | null = null;
    let why: unknown = null;
    if (sample.personas.length === 0 || sample.current !== null) {
        try {
            me = await get<Me>("/v1/me");
        } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            why = error;
        }
    }
    session = { me, ...sample, why };
    return session;
}

export async function become(persona: string): Promise<void> {
    credential = null;
    await post("/personas", { persona });
    await load_session();
}

export async function leave(): Promise<void> {
    credential = null;
    await call("/personas", { method: "DELETE" });
    await load_session();
}

// The key that signs here: the sample person's own, or the one that was chosen in this visit.
export async function credential_at_hand(): Promise<Credential | null> {
    if (credential === null && is_simulation() && session.current !== null) {
        credential = await read_credential(await get_text("/personas/current/credential"));
    }
    return credential;
}

export function keep_credential(chosen: Credential): void {
    credential = chosen;
}

export function forget_credential(): void {
    credential = null;
}
