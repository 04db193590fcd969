"""The histogram over a time line: how many shown records each quarter holds, by channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from graph import Network, dataset_of, index_of
from graph.model import Channel
from ui.figures.picture import Canvas, Mark
from ui.figures.timeline_axis import Axis, quarter, quarter_words, rectangle

HEIGHT, TOP = 52, 34
Years = tuple[int | None, int | None]
SMALL = 12
_PARTS = (("direct", "direct"), ("formal", "formal"), ("other", "ghost"))


def draw_quarters(
    canvas: Canvas,
    network: Network,
    countries: Sequence[str],
    shown: Collection[str],
    axis: Axis,
    years: Years,
) -> float:
    """Draw the records of countries that a filter lets through, a bar a quarter; return where it ends.

    Only records whose date lies within one quarter are counted: a year alone names none. A bar narrows
    the view to its year, and widens it again.
    """
    counts = _counts(network, countries, shown)
    tallest = max((sum(parts.values()) for parts in counts.values()), default=1)
    base = TOP + HEIGHT
    _draw_title(canvas, axis)
    for first, last in axis.quarters:
        parts = counts.get(first, Counter())
        left, right = axis.span(max(first, axis.first), min(last, axis.last))
        group = f"quarter:{first}"
        top = float(base)
        for channel, role in _PARTS:
            height = HEIGHT * parts[channel] / tallest
            if height:
                bar = rectangle(left + 1, top - height, right - 1, top)
                canvas.path(bar, group=group, fill=role)
            top -= height
        _draw_count(canvas, parts, (left, right), top, base, group, first, years)
    canvas.path(f"M{axis.left:.1f},{base}L{axis.right:.1f},{base}", group="", line="none", width=1)
    return base + 12.0


def _counts(network: Network, countries: Sequence[str], shown: Collection[str]) -> dict[date, Counter[str]]:
    data, index = dataset_of(network).relationships, index_of(network)
    keys = dict.fromkeys(key for country in countries for key in index.by_country.get(country, ()))
    found: dict[date, Counter[str]] = {}
    for key in keys:
        each = data[key]
        if key not in shown or each.date is None or quarter(each.date.first) != quarter(each.date.last):
            continue
        part = each.channel.value if each.channel in (Channel.DIRECT, Channel.FORMAL) else "other"
        found.setdefault(quarter(each.date.first)[0], Counter())[part] += 1
    return found


def _draw_title(canvas: Canvas, axis: Axis) -> None:
    if axis.left < 100:
        words = "Records per quarter, in this data"
        canvas.text(axis.left, 10, words, group="", role="muted", size=SMALL, anchor="middle right")
        return
    for number, words in enumerate(("Records per quarter", "in this data")):
        y = TOP + HEIGHT - 22 + 16 * number
        canvas.text(14, y, words, group="", role="muted", size=SMALL, anchor="middle right")


def _draw_count(
    canvas: Canvas,
    parts: Counter[str],
    span: tuple[float, float],
    top: float,
    base: float,
    group: str,
    first: date,
    years: Years,
) -> None:
    count = sum(parts.values())
    if not count:
        return
    left, right = span
    if right - left >= 15:
        canvas.text((left + right) / 2, top - 8, str(count), group=group, role="muted", size=SMALL)
    words = ", ".join(f"{parts[name]} {name}" for name, _ in _PARTS if parts[name])
    label = f"{quarter_words(first)}: {count} {'record' if count == 1 else 'records'} ({words}), in this data"
    box = (left, top - 16, right - left, base - top + 16)
    is_only = years == (first.year, first.year)
    changes = (
        (("since", None), ("until", None)) if is_only else (("since", first.year), ("until", first.year))
    )
    label += "; shows all years again" if is_only else f"; shows only {first.year}"
    canvas.marks.append(Mark(*box, label, "", 0, round(left), group, changes=changes))
