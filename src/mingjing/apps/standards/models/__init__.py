"""Tables of this room: catalogues and discretion standards with their rows, and the agency's own rules."""

from mingjing.apps.standards.models.catalogue import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.models.discretion import DiscretionEdition, DiscretionEditionRow
from mingjing.apps.standards.models.edition import Edition
from mingjing.apps.standards.models.local_rules import LocalRule, LocalRuleFiling

__all__ = [
    "CatalogueEdition", "CatalogueEditionRow", "DiscretionEdition", "DiscretionEditionRow", "Edition",
    "LocalRule", "LocalRuleFiling",
]  # fmt: skip
