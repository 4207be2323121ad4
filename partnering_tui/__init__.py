"""Lead partner organisations through the steps towards a cross-sector partnership."""

__version__ = "0.1.0"
