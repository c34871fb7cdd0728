// How a failure is shown: what it is, what to do, and which rules speak.
import { CredentialError } from "../crypto/credential";
import { SealedError } from "../crypto/sealed";
import { OfflineError, ProblemError, type Problem, type Schemas } from "../api/client";
import { h } from "../dom";
import { NoteError } from "../ledger/note";
import { outcome_words } from "../words";
import { alert, button, code } from "./pieces";

export function finding_list(findings: Schemas["Finding"][]): HTMLElement {
    return h(
        "ul",
        { class: "findings" },
        findings.map((finding) =>
            h(
                "li",
                {},
                h("span", { class: "finding-reason" }, finding.reason),
                h(
                    "span",
                    { class: "finding-rule" },
                    code(finding.requirement),
                    " ",
                    h("span", { class: "finding-element" }, finding.element),
                ),
            ),
        ),
    );
}

// The station's texts are literals such as "the batch has not been decided".
export function sentence(text: string): string {
    const whole = text.replace(/^./, (letter) => letter.toUpperCase());
    return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

export function problem_box(problem: Problem, again?: () => void): HTMLElement {
    const law = problem.outcome !== undefined;
    const outcome = problem.outcome ? outcome_words[problem.outcome] : undefined;
    const unmet = (problem.findings ?? []).filter((finding) => finding.status !== "met");
    return alert(
        law ? "warning" : "error",
        sentence(problem.title).replace(/\.$/, ""),
        problem.detail && h("p", {}, sentence(problem.detail)),
        outcome && h("p", {}, h("strong", {}, outcome.name), `: ${outcome.says}.`),
        unmet.length > 0 && finding_list(unmet),
        again && h("p", {}, button("Try again", again, "outline")),
    );
}

// Never shows a text that was not written for people: what is not known is called a fault of the page.
export function failure_box(error: unknown, again?: () => void): HTMLElement {
    if (error instanceof ProblemError) return problem_box(error.problem, again);
    if (error instanceof OfflineError) {
        return alert(
            "warning",
            "The station cannot be reached",
            h("p", {}, "Nothing was lost. This page goes on when the connection is back."),
            again && h("p", {}, button("Try again", again, "outline")),
        );
    }
    if (error instanceof CredentialError || error instanceof SealedError || error instanceof NoteError) {
        return alert(
            "error",
            "That did not work",
            h("p", {}, error.message),
            again && h("p", {}, button("Try again", again, "outline")),
        );
    }
    return alert(
        "error",
        "This page has a fault",
        h(
            "p",
            {},
            "Something happened that this page does not understand. Load it again; if it stays so, tell whoever runs the station.",
        ),
        again && h("p", {}, button("Try again", again, "outline")),
    );
}
