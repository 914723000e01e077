"""Numbers in addresses: `{id:small}` is one that any database holds; a longer one is no address of ours."""

from starlette.convertors import Convertor, register_url_convertor


class Small(Convertor[int]):
    """A number of at most sixteen digits, as ids and pages are."""

    regex = "[0-9]{1,16}"

    def convert(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Return it as it stands in an address."""
        return str(value)


register_url_convertor("small", Small())
