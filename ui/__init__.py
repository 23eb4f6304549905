"""The window: pages, widgets and the one mutable document. Nothing here computes advice."""

from __future__ import annotations
