// Form fields with their labels, hints and errors.
import { fresh_id, h, type Attributes, type Child } from "../dom";

export interface Field<Control extends HTMLElement> {
    root: HTMLElement;
    control: Control;
    // Shows the error and moves the focus to the field; null takes it away.
    fail: (message: string | null) => void;
}

function field<Control extends HTMLElement>(label: string, hint: Child, control: Control): Field<Control> {
    const id = fresh_id();
    const hint_id = fresh_id();
    const error_id = fresh_id();
    control.id = id;
    const error = h("span", { class: "usa-error-message", id: error_id, hidden: true });
    const described = [hint ? hint_id : "", error_id].filter(Boolean).join(" ");
    control.setAttribute("aria-describedby", described);
    const root = h(
        "div",
        { class: "usa-form-group" },
        h("label", { class: "usa-label", for: id }, label),
        hint && h("span", { class: "usa-hint", id: hint_id }, hint),
        error,
        control,
    );
    return {
        root,
        control,
        fail: (message) => {
            root.classList.toggle("usa-form-group--error", message !== null);
            error.hidden = message === null;
            error.textContent = message;
            if (message === null) control.removeAttribute("aria-invalid");
            else {
                control.setAttribute("aria-invalid", "true");
                control.focus();
            }
        },
    };
}

export function text_field(label: string, hint: Child = "", more: Attributes = {}): Field<HTMLInputElement> {
    return field(label, hint, h("input", { class: "usa-input", type: "text", autocomplete: "off", ...more }));
}

export function text_area(label: string, hint: Child = "", more: Attributes = {}): Field<HTMLTextAreaElement> {
    return field(label, hint, h("textarea", { class: "usa-textarea", autocomplete: "off", ...more }));
}

export function select_field(label: string, hint: Child, choices: [string, string][]): Field<HTMLSelectElement> {
    return field(
        label,
        hint,
        h(
            "select",
            { class: "usa-select" },
            h("option", { value: "" }, "– Choose –"),
            choices.map(([value, text]) => h("option", { value }, text)),
        ),
    );
}

export function file_field(
    label: string,
    hint: Child,
    accept: string,
    chosen: (file: File) => void,
): Field<HTMLInputElement> {
    const control = h("input", { class: "file", type: "file", accept });
    control.addEventListener("change", () => {
        const file = control.files?.[0];
        if (file) chosen(file);
    });
    return field(label, hint, control);
}

export interface Choice {
    value: string;
    name: string;
    says?: Child;
    disabled?: boolean;
}

export interface Choices {
    root: HTMLElement;
    value: () => string | null;
    fail: (message: string | null) => void;
}

export function radios(
    legend: string,
    choices: Choice[],
    chosen?: string,
    change: (value: string) => void = () => {},
): Choices {
    const name = fresh_id();
    const error = h("span", { class: "usa-error-message", hidden: true, id: fresh_id() });
    const root = h(
        "fieldset",
        { class: "usa-fieldset", "aria-describedby": error.id },
        h("legend", { class: "usa-legend" }, legend),
        error,
        choices.map((choice) => {
            const id = fresh_id();
            const says_id = fresh_id();
            const input = h("input", {
                class: "usa-radio__input usa-radio__input--tile",
                type: "radio",
                id,
                name,
                value: choice.value,
                checked: choice.value === chosen,
                disabled: choice.disabled,
                "aria-describedby": choice.says ? says_id : null,
                onchange: () => change(choice.value),
            });
            return h(
                "div",
                { class: "usa-radio" },
                input,
                h(
                    "label",
                    { class: "usa-radio__label", for: id },
                    choice.name,
                    choice.says && h("span", { class: "usa-radio__label-description", id: says_id }, choice.says),
                ),
            );
        }),
    );
    const checked = (): HTMLInputElement | null => root.querySelector("input:checked");
    return {
        root,
        value: () => checked()?.value ?? null,
        fail: (message) => {
            error.hidden = message === null;
            error.textContent = message;
            if (message !== null) root.querySelector("input")?.focus();
        },
    };
}
