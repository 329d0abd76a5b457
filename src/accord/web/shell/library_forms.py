"""The sign-in library's forms, as our pages ask questions: what a GOV.UK field needs, and the faults of an error summary."""

from typing import Any

from accord.web.shell.forms import FieldFault


def faults_of(form: Any) -> tuple[FieldFault, ...]:
    """What is wrong with a posted form; what is wrong with all of it leads to its first field."""
    visible = [field.name for field in form.visible_fields()]
    found = []
    for name, whys in form.errors.items():
        shown = name if name in visible else next(iter(visible), "")
        field_id = form[shown].id_for_label if shown else ""
        found += [FieldFault(name, field_id, str(why)) for why in whys]
    return tuple(found)


def parameters_of(bound: Any, label: str, hint: str = "", classes: str = "govuk-!-width-two-thirds") -> dict[str, Any]:
    """What the input's macro is called with. A password is never shown again."""
    attributes = bound.field.widget.attrs
    is_password = bound.field.widget.input_type == "password"
    parameters: dict[str, Any] = {
        "id": bound.id_for_label,
        "name": bound.html_name,
        "label": {"text": label, "classes": "govuk-label--s"},
        "value": "" if is_password else bound.value() or "",
        "autocomplete": attributes.get("autocomplete", "off"),
        "spellcheck": False,
        "autocapitalize": "none",
        "classes": classes,
    }
    if hint:
        parameters["hint"] = {"text": hint}
    if bound.errors:
        parameters["errorMessage"] = {"text": " ".join(str(why) for why in bound.errors)}
    return parameters


def is_password(bound: Any) -> bool:
    """Whether what is typed into the field is hidden."""
    return bool(bound.field.widget.input_type == "password")
