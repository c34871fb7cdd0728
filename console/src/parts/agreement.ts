// The agreement that a page is about, where a person has several.
import { h, type Child } from "../dom";
import { now } from "../session";
import { select_field } from "./fields";
import { note } from "./pieces";

export function of_agreement(show: (agreement: string) => Child): Child {
    const { agreements } = now().me ?? { agreements: [] };
    const [first] = agreements;
    if (first === undefined) return note("info", "You are in the roll of no agreement.");
    if (agreements.length === 1) return show(first);
    const place = h("div", {});
    const choice = select_field(
        "Agreement",
        "",
        agreements.map((id) => [id, id]),
    );
    const draw = (): void => {
        place.replaceChildren();
        const made = show(choice.control.value || first);
        if (made instanceof Node) place.append(made);
    };
    choice.control.value = first;
    choice.control.addEventListener("change", draw);
    draw();
    return [choice.root, place];
}
