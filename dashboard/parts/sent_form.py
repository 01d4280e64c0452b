"""A form that is sent, among the components of a page: Dash has none that works without scripts."""

from dash.development.base_component import Component


class SentForm(Component):
    """A form that is markup already; all in it is escaped."""

    _namespace = "forms"
    _type = "Form"

    def __init__(self, markup: str) -> None:
        """Show this markup."""
        self._prop_names = self.available_properties = ["markup"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__()  # type: ignore[no-untyped-call]
        self.markup = str(markup)
