"""Tables of this room: the catalogue's editions and their rows."""

from mingjing.apps.standards.models.catalogue import CatalogueEdition, CatalogueEditionRow

__all__ = ["CatalogueEdition", "CatalogueEditionRow"]
