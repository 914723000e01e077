"""The ground of all template contexts: English fields in code, Chinese keys for template authors."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from legal_docs.errors import MissingValueError


class Context(BaseModel):
    """模板数据: a frozen record whose aliases are the keys a Word template uses."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def keys(self) -> dict[str, Any]:
        """Return plain data under the Chinese keys, as the renderer takes it."""
        return self.model_dump(by_alias=True)

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Build the context from its English field names."""
        return cls(**values)


def required(value: str | None, owner: str, field: str) -> str:
    """Return `value`; raise MissingValueError that names the owner and the field where it is empty."""
    if value:
        return value
    raise MissingValueError(
        f"{owner}缺少：{field}。请在案件资料中补充后重新生成",
        f"{owner} lacks: {field}. Fill it in the case file and run again",
    )
