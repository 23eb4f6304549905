"""The prices imported on this computer, kept as a list of ours in the settings folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from logic.disk import save_error, write_whole
from logic.errors import PriceFileError
from logic.prices.values import Catalogue, Layer, PriceFile, stacked

if TYPE_CHECKING:
    from pathlib import Path

    from logic.prices.values import PriceRow

#: The file's name in the settings folder.
NAME = "imported-prices.csv"


class KeptPrices:
    """The bundled list under the one imported here, if any; reading never fails.

    ``fault`` says why a kept list that is damaged was passed over, "" for none.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._stacked: tuple[PriceFile | None, Catalogue] | None = None
        self._imported: PriceFile | None = None
        self.fault = ""

    def imported(self) -> PriceFile | None:
        """The list imported here, None for none or a damaged one."""
        self.fault = ""
        if self._imported is None and os.path.exists(self._path):
            from logic.prices.reading import read_file  # noqa: PLC0415 - memory

            try:
                self._imported = read_file(self._path)
            except PriceFileError as fault:
                self.fault = str(fault)
        return self._imported

    def catalogue(self) -> Catalogue:
        """Every price known on this computer; the same value until something is imported."""
        imported = self.imported()
        if self._stacked is None or self._stacked[0] is not imported:
            from logic.prices.reading import bundled  # noqa: PLC0415 - memory

            lists = [(Layer.BUNDLED, bundled())]
            if imported is not None:
                lists.append((Layer.IMPORTED, imported))
            self._stacked = (imported, stacked(*lists))
        return self._stacked[1]

    def keep(self, rows: tuple[PriceRow, ...]) -> None:
        """Keep these rows as the imported list; none at all removes it.

        Raises:
            SaveError: it could not be written; what was there before is still there.
            PriceFileError: it could not be read again, so nothing was written.
        """
        if not rows:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as fault:
                raise save_error(self._path, fault) from fault
            self._imported = None
            return
        from logic.prices.own_csv import write_own  # noqa: PLC0415 - memory
        from logic.prices.reading import read_prices  # noqa: PLC0415 - memory

        data = write_own(rows).encode()
        made = read_prices(data, NAME)
        write_whole(self._path, data, private=True)
        self._imported = made
