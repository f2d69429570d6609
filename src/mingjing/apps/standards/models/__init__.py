"""Tables of this room: editions of the catalogue and of the discretion standard, with their rows."""

from mingjing.apps.standards.models.catalogue import CatalogueEdition, CatalogueEditionRow
from mingjing.apps.standards.models.discretion import DiscretionEdition, DiscretionEditionRow

__all__ = ["CatalogueEdition", "CatalogueEditionRow", "DiscretionEdition", "DiscretionEditionRow"]
