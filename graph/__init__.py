"""Direct Line's subject: the record, its network, and the questions one can ask of it."""

from .build import Network, build, dataset_of, index_of
from .chain import Seat, SeatState, formal_chain, seat
from .comparison import compare, compare_contacts
from .counts import Count, Numbers
from .dates import When
from .errors import DataError, DirectLineError, Problem
from .groundwork import Groundwork, groundwork
from .load import examine, load
from .metrics import (
    by_share_of_direct,
    gone_around,
    numbers,
    numbers_by_country,
    numbers_by_principal,
    numbers_by_year,
)
from .model import Dataset, Relationship
from .offices import office_network
from .queries import Filter, direct_links, formal_contacts, matching
from .routes import formal_route, routes_of, shortest_routes, two_routes
from .shadow import RungStatus, ShadowChain, shadow_chain, shadow_chains
from .vacancies import vacancies
from .verdicts import Verdict, verdict, verdicts

__all__ = [
    "Count",
    "DataError",
    "Dataset",
    "DirectLineError",
    "Filter",
    "Groundwork",
    "Network",
    "Numbers",
    "Problem",
    "Relationship",
    "RungStatus",
    "Seat",
    "SeatState",
    "ShadowChain",
    "Verdict",
    "When",
    "build",
    "by_share_of_direct",
    "compare",
    "compare_contacts",
    "dataset_of",
    "direct_links",
    "examine",
    "formal_chain",
    "formal_contacts",
    "formal_route",
    "gone_around",
    "groundwork",
    "index_of",
    "load",
    "matching",
    "numbers",
    "numbers_by_country",
    "numbers_by_principal",
    "numbers_by_year",
    "office_network",
    "routes_of",
    "seat",
    "shadow_chain",
    "shadow_chains",
    "shortest_routes",
    "two_routes",
    "vacancies",
    "verdict",
    "verdicts",
]
