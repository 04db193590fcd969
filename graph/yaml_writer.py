"""Plain maps, lists and text into YAML that ``yaml_reader`` reads back as it was."""

from __future__ import annotations

from typing import Any

import yaml


class _PlainDumper(yaml.CSafeDumper):
    """Quotes only what must be quoted: to our reader every scalar is text, dates and yes included."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML looks here)

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value out: the reader refuses aliases."""
        return True


def yaml_text(content: Any) -> str:
    """Return content as YAML in the order it has; all its scalars are texts."""
    written = yaml.dump(content, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=110)
    return str(written)
