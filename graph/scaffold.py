"""A small data set to start one's own from: commented, complete, and free of faults."""

from __future__ import annotations

from datetime import date

_TEMPLATE = """\
# yaml-language-server: $schema=relationships.schema.json
# {title}: a record of your own. Everything below is an example: change it, then run
#   python app.py check {file}
#   python app.py serve --data {file}
# Ids are lower-case words joined by hyphens; one id stands for one record over all sections.
about:
  title: {title}
  question: Who reached the director directly, and what did the formal chain do meanwhile?
  period: 2024-01-01/2024-12-31
  updated: {today}             # raise it with every change; no record may have happened later
  version: 0.1.0
  licence: CC BY 4.0
  sides: {{outside: Outside, house: In the house}}
  words: {{country: partner, countries: partners}}   # what the rows of the chart are called here
  default principal: example-director
# The formal chain, rung by rung: from the leader of the other side to the principal.
chain:
  - {{id: leader, title: Head of the partner, side: outside}}
  - {{id: contact-desk, title: Contact desk, side: house}}
  - {{id: director, title: Director, side: house}}
# Whose line it is, and for how long.
principals:
  example-director: {{from: 2024-01-01, to: 2024-12-31}}
# One row of the chart each. What belongs to the principal's own house has no row.
countries:
  the-house: {{name: The house}}
  example-partner: {{name: Example Partner}}
# What the records rest on. No source, no record.
sources:
  example-minutes:
    title: Minutes of the house (an example, not a real text)
    kind: official record       # reporting | opinion | official record | readout | general reference | book
actors:
  example-director: {{name: Dana Director, short: Director, kind: person, country: the-house}}
  example-clerk: {{name: Chris Clerk, short: Clerk, kind: person, country: the-house}}
  example-head: {{name: Hana Head, short: Head, kind: person, country: example-partner}}
# Who held which rung, and when; leave "to" out where no source gives an end.
posts:
  clerk-at-desk:
    actor: example-clerk
    rung: contact-desk
    title: Clerk
    from: 2024-01-01
    sources: [{{source: example-minutes}}]
  head-of-partner:
    actor: example-head
    rung: leader
    title: Head
    country: example-partner
    from: 2023
    sources: [{{source: example-minutes}}]
relationships:
  # Formal: over the chain.
  clerk-meets-head-2024-02-01:
    from: example-clerk
    to: example-head
    mutual: true                # neither side is known to have begun it
    channel: formal             # direct | formal | internal | public | comment
    kind: meeting
    date: 2024-02-01            # YYYY, YYYY-MM, YYYY-MM-DD or FIRST/LAST; never finer than the source
    status: happened            # happened | planned | invited | expected | cancelled | denied
    certainty: on record        # on record | reported by named | reported by unnamed | disputed
    summary: The clerk met the head of the partner.
    sources:
      - {{source: example-minutes, paragraph: 1}}
  # Direct: the head and the principal themselves.
  head-calls-director-2024-03-05:
    from: example-head
    to: example-director
    channel: direct
    kind: phone call
    date: 2024-03-05
    status: happened
    certainty: on record
    summary: The head of the partner called the director.
    gone around:                # only what is documented
      - {{actor: example-clerk, how: left uninformed, source: example-minutes, paragraph: 2}}
    sources:
      - {{source: example-minutes, paragraph: 2}}
"""


def data_set_text(title: str, file: str, today: date | None = None) -> str:
    """Return the text of a small data set with a title, written for a file of a certain name."""
    safe = title.replace('"', "'")
    quoted = safe if safe.replace(" ", "").isalnum() else f'"{safe}"'
    day = (today or date.today()).isoformat()
    return _TEMPLATE.format(title=quoted, file=file, today=day)
