// Notices of court orders: to the people bound by them, and to the desk that follows who knows.
import { post, type Schemas } from "../api/client";
import { h, type Child } from "../dom";
import { deed, paged, say } from "../parts/live";
import { button, empty, facts, page_head, tag } from "../parts/pieces";
import type { Visit } from "../router";
import { has } from "../session";
import { moment } from "../words";

type Notice = Schemas["Notice"];

function notice_sheet(notice: Notice): HTMLElement {
    const place = h("div", {});
    const state = h("div", { class: "notice-state" });
    const acknowledged = (when: string | null): void => {
        state.replaceChildren(
            when ? tag("Acknowledged", "good") : tag("Not acknowledged", "warn"),
            when ? h("span", { class: "under" }, moment(when)) : "",
        );
    };
    acknowledged(notice.acknowledged);
    const press = button(
        "I have received this notice",
        () =>
            void deed(press, place, async () => {
                await post(
                    `/v1/notices/${encodeURIComponent(String(notice.notice))}/acknowledgements`,
                    undefined,
                    crypto.randomUUID(),
                );
                press.remove();
                acknowledged(new Date().toISOString());
                say("Acknowledged");
            }),
    );
    return h(
        "li",
        { class: "sheet notice" },
        h(
            "h2",
            { class: "sheet-title" },
            notice.event === "lifted" ? `Order ${notice.order} was lifted` : `Order ${notice.order}`,
        ),
        state,
        notice.text && h("p", { class: "notice-text" }, notice.text),
        facts(
            ["Given", moment(notice.given)],
            notice.to ? ["To", notice.to] : null,
            notice.deadline && !notice.acknowledged ? ["Acknowledge by", moment(notice.deadline)] : null,
            notice.deadline ? ["Acknowledge by", moment(notice.deadline)] : null,
        ),
        !notice.acknowledged && has("recipient", "certifier") && press,
        place,
    );
}

export function notices_page(visit: Visit): Child {
    const desk = has("order-desk", "auditor");
    return [
        page_head(
            "Notices",
            desk
                ? "Whoever is bound by an order is told of it, and says that the notice was received."
                : "What courts ordered that binds you. Say that you received each notice.",
        ),
        paged<Notice>(
            "/v1/notices",
            100,
            visit.signal,
            (notices) =>
                h(
                    "ul",
                    { class: "stack" },
                    [...notices]
                        .sort((a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null))
                        .map(notice_sheet),
                ),
            () =>
                empty(
                    "No notices",
                    desk
                        ? "When an order is entered, those bound by it are told, and stand here."
                        : "No court order binds your cases.",
                ),
        ),
    ];
}
