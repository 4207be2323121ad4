"""How a page looks on screen and on paper: in the computer's own fonts, and with nothing from elsewhere."""

from __future__ import annotations

INK = "#1b1b1b"
PAPER = "#ffffff"
LINK = "#0a3f73"
QUIET = "#474747"
SHADE = "#eef1f4"
WARNING = "#751010"
_LINES = "#8a9099"

_STYLE = f"""\
:root {{ color-scheme: light; }}
html {{ color: {INK}; background: {PAPER}; font: 1.0625rem/1.5 Charter, "Bitstream Charter", Cambria, Georgia,
  "Noto Serif", "Liberation Serif", serif; }}
body {{ max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; overflow-wrap: break-word; }}
h1, h2, h3, h4, h5, h6, th, nav, .draft {{ font-family: system-ui, "Segoe UI", Roboto, "Noto Sans",
  "Liberation Sans", Arial, sans-serif; }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.25; text-wrap: balance; break-after: avoid; }}
h1 {{ font-size: 2rem; margin: 0.5rem 0 1rem; }}
h2 {{ font-size: 1.4rem; margin: 2.75rem 0 0.75rem; padding-block-end: 0.25rem; border-block-end: 2px solid {INK}; }}
h3 {{ font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }}
h4, h5, h6 {{ font-size: 1rem; margin: 1.25rem 0 0.5rem; }}
p, ul, ol, blockquote, pre, table {{ margin: 0.6rem 0; }}
li {{ margin: 0.2rem 0; }}
ul, ol {{ padding-inline-start: 1.6rem; }}
ol > li::marker {{ font-weight: bold; }}
a {{ color: {LINK}; }}
p, li {{ orphans: 3; widows: 3; }}
h2 + p {{ break-inside: avoid; }}
p:has(+ ul), p:has(+ ol), p:has(+ table), p:has(+ .picture), p:has(+ h3), p:has(+ h4), li:first-child,
tbody tr:first-child {{ break-after: avoid; }}
li:last-child, tbody tr:last-child {{ break-before: avoid; }}
.one-line {{ white-space: nowrap; }}
.draft {{ color: {WARNING}; border: 2px solid {WARNING}; padding: 0.4rem 0.75rem; font-weight: bold;
  letter-spacing: 0.02em; }}
nav {{ font-size: 0.95rem; margin: 2rem 0; }}
nav h2 {{ font-size: 1.1rem; margin: 0 0 0.5rem; border: 0; }}
nav ol {{ columns: 16rem 2; column-gap: 2rem; }}
nav a {{ text-decoration-thickness: 1px; }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.95rem; line-height: 1.4; }}
th, td {{ border: 1px solid {_LINES}; padding: 0.35rem 0.5rem; text-align: start; vertical-align: top; }}
.blank td {{ height: 2.2em; }}
.blank th + td:last-child {{ width: 70%; }}
thead {{ display: table-header-group; }}
thead th, thead td {{ background: {SHADE}; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
th[scope="row"] {{ font: inherit; }}
tr {{ break-inside: avoid; }}
.right {{ text-align: end; font-variant-numeric: tabular-nums; }}
.center {{ text-align: center; }}
.picture {{ margin: 1rem 0; }}
.picture svg {{ max-width: 100%; height: auto; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
blockquote {{ margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid {_LINES}; color: {QUIET}; }}
pre {{ white-space: pre-wrap; background: {SHADE}; padding: 0.75rem; }}
code {{ font-family: ui-monospace, "Liberation Mono", Consolas, monospace; font-size: 0.9em; }}
hr {{ border: 0; border-block-start: 1px solid {_LINES}; margin: 1.5rem 0; }}
.signature {{ break-inside: avoid; margin: 1.75rem 0; }}
.signature table {{ width: auto; min-width: 75%; }}
.beside {{ display: inline-block; vertical-align: top; box-sizing: border-box; width: 49%; min-width: min(17rem, 100%);
  padding-inline-end: 1.5rem; margin-block-end: 0.5rem; }}
.beside table {{ width: 100%; }}
.signature th, .signature td {{ border: 0; border-block-end: 1px solid {INK}; padding: 1.1rem 0.5rem 0.2rem; }}
.signature th {{ border-color: {PAPER}; width: 6rem; }}
"""
_ON_PAPER = """\
@page { margin: 22mm 18mm 20mm;
  @top-left { content: "%s"; %s }
  @top-right { content: "%s"; %s font-weight: bold; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); %s }
}
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  nav { break-after: auto; }
  .on-new-page { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
"""
_MARGIN = f"font: 8.5pt system-ui, sans-serif; color: {QUIET};"


def page_style(title: str, draft: str) -> str:
    """The style sheet, with the document's title and that it is a draft on every printed page."""
    return _STYLE + _ON_PAPER % (_in_style(title), _MARGIN, _in_style(draft), _MARGIN, _MARGIN)


def _in_style(words: str) -> str:
    """Words inside the quotation marks of a style sheet, where they can be nothing else."""
    return "".join(one if one.isascii() and (one.isalnum() or one == " ") else f"\\{ord(one):x} " for one in words)
