"""Direct Line's subject: the record, its network, and the questions one can ask of it."""

from .build import Network, build, dataset_of, index_of
from .chain import Seat, SeatState, formal_chain, seat
from .dates import When
from .errors import DataError, DirectLineError, Problem
from .load import examine, load
from .model import Dataset, Relationship
from .queries import Filter, direct_links, formal_contacts, matching

__all__ = [
    "DataError",
    "Dataset",
    "DirectLineError",
    "Filter",
    "Network",
    "Problem",
    "Relationship",
    "Seat",
    "SeatState",
    "When",
    "build",
    "dataset_of",
    "direct_links",
    "examine",
    "formal_chain",
    "formal_contacts",
    "index_of",
    "load",
    "matching",
    "seat",
]
