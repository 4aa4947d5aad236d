"""The baseline: a Textual app with a header, a footer, one text area and a table of twenty rows."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header, TextArea


class BareApp(App[None]):
    """Nothing of bei in it."""

    def compose(self) -> ComposeResult:
        """Lay the widgets out."""
        yield Header()
        yield TextArea()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("name", "number")
        for n in range(20):
            table.add_row(f"PAINTED {n}", str(n))
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    BareApp().run()
