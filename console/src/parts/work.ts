// A long piece of work, shown while it is done.
import { follow, type Job } from "../api/jobs";
import { h } from "../dom";
import { number } from "../words";
import { say } from "./live";
import { progress } from "./pieces";

export async function show_work(place: HTMLElement, label: string, job: Job, signal: AbortSignal): Promise<Job> {
    const bar = progress(label);
    place.replaceChildren(h("div", { class: "work" }, bar.root));
    say(label);
    let told = 0;
    try {
        const done = await follow(
            job,
            (now) => {
                const share = now.of > 0 ? now.done / now.of : 0;
                const waiting = now.state === "waiting";
                bar.show(
                    share,
                    waiting
                        ? "Waiting for its turn"
                        : now.of > 0
                          ? `${number(now.done)} of ${number(now.of)}`
                          : now.done > 0
                            ? `${number(now.done)} lines`
                            : "",
                );
                if (now.of === 0) bar.unknown();
                const quarter = Math.floor(share * 4);
                if (quarter > told && quarter < 4) say(`${25 * quarter} percent`);
                told = Math.max(told, quarter);
            },
            signal,
        );
        say("Done");
        return done;
    } finally {
        place.replaceChildren();
    }
}
