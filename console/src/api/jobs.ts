// Following a long piece of work until it is over.
import { get, OfflineError, ProblemError, type Schemas } from "./client";

export type Job = Schemas["Job"];

const first_wait_ms = 300;
const longest_wait_ms = 3000;
const most_times_offline = 20;

function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const timer = setTimeout(resolve, ms);
        signal.addEventListener(
            "abort",
            () => {
                clearTimeout(timer);
                reject(signal.reason as Error);
            },
            { once: true },
        );
    });
}

// The job when it is done. Throws ProblemError with its problem if it was refused or failed,
// OfflineError if the station stays out of reach, the signal's reason.
export async function follow(job: Job, progress: (job: Job) => void, signal: AbortSignal): Promise<Job> {
    let now = job;
    let pause = first_wait_ms;
    let offline = 0;
    for (;;) {
        progress(now);
        if (now.state === "done") return now;
        if (now.state === "refused" || now.state === "failed") {
            throw new ProblemError(
                now.problem ?? { type: "about:blank", title: "The work could not be finished.", status: 500 },
            );
        }
        await wait(pause, signal);
        pause = Math.min(longest_wait_ms, pause * 1.5);
        try {
            now = await get<Job>(`/v1/jobs/${now.job}`, signal);
            offline = 0;
        } catch (error) {
            offline += 1;
            if (!(error instanceof OfflineError) || offline > most_times_offline) throw error;
        }
    }
}
