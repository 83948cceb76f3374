// Every pair of colours below has a contrast of at least 4.5:1 (https://www.w3.org/TR/WCAG22/#contrast-minimum); a test
// holds that.
#include "write/html_style.h"

namespace dhrdoc::write {

// clang-format off
std::string_view const html_style = R"css(:root {
  color-scheme: light dark;
  --text: #0b0c0c; --paper: #ffffff; --quiet: #484f55; --link: #1a65a6; --visited: #4c2c92;
  --brand: #16405f; --rule: #868b90; --hair: #d5d8da; --panel: #f3f4f5;
  --warn-text: #ffffff; --warn: #8f1d14; --focus: #ffdd00; --focus-text: #0b0c0c;
  --line: #767f88; --grid: #dde1e5;
  --first: #113e65; --second: #25968c; --third: #731448; --fourth: #de6022; --fifth: #3c3c3c; --sixth: #957ac0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #eceff1; --paper: #14181c; --quiet: #b9c0c6; --link: #8fc3f3; --visited: #c9b6f5;
    --brand: #a8cbe6; --rule: #7d868e; --hair: #3a4249; --panel: #1b2127;
    --warn-text: #ffffff; --warn: #a3261c; --focus: #ffdd00; --focus-text: #0b0c0c;
    --line: #8d969e; --grid: #343c43;
    --first: #9ccbf2; --second: #19786e; --third: #f5b8d8; --fourth: #b14c10; --fifth: #d5d8db; --sixth: #765bb3;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; color: var(--text); background: var(--paper);
  font: 1.125rem/1.55 Arial, "Liberation Sans", "Helvetica Neue", Helvetica, sans-serif;
  overflow-wrap: break-word;
}
header, main, footer { width: min(66rem, 100% - 2.5rem); margin: 0 auto; }
main { padding-bottom: 3rem; }
main:focus { outline: none; background: none; color: inherit; box-shadow: none; }
footer { padding-bottom: 1.5rem; }
.running { color: var(--quiet); font-size: 1rem; margin: .75rem 0; }
.marking {
  background: var(--warn); color: var(--warn-text); font-weight: 700; text-align: center; letter-spacing: .03em;
  margin: .75rem 0; padding: .4rem 1rem; max-width: none;
}

h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; max-width: 44rem; text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2.2vw, 2.75rem); line-height: 1.15; margin: 1.2em 0 .8em; color: var(--brand); }
h2 { font-size: clamp(1.4rem, 1.2rem + 1vw, 1.9rem); border-top: 2px solid var(--brand); padding-top: .6em; }
h3 { font-size: clamp(1.2rem, 1.1rem + .5vw, 1.45rem); }
h4, h5, h6 { font-size: 1.125rem; }
h2 + h3, h3 + h4 { margin-top: 1em; }
p, ul, ol, blockquote, pre, figcaption, hr, .contents { max-width: 44rem; }
p, ul, ol, blockquote, pre, figure { margin: 0 0 1.1em; }
ul, ol { padding-left: 1.6em; }
li { margin-bottom: .35em; }
li > ul, li > ol { margin: .35em 0 .2em; }
li > p:last-child { margin-bottom: .4em; }
.tasks { list-style: none; padding-left: .2em; }
small, .small { font-size: .9rem; color: var(--quiet); }
sup { font-size: .75em; line-height: 0; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.2em 0; }
blockquote { border-left: 5px solid var(--rule); padding: .1em 0 .1em 1.1em; margin-left: 0; }
blockquote > :last-child { margin-bottom: 0; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .92em; }
code { background: var(--panel); padding: .08em .25em; overflow-wrap: anywhere; }
pre { background: var(--panel); padding: .9em 1.1em; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { background: none; padding: 0; font-size: 1em; }

a { color: var(--link); text-decoration-thickness: max(1px, .06em); text-underline-offset: .12em; overflow-wrap: anywhere; }
a:visited { color: var(--visited); }
a:hover { text-decoration-thickness: max(3px, .18em); }
:focus-visible { outline: 3px solid transparent; background: var(--focus); color: var(--focus-text); box-shadow: 0 4px var(--focus-text); }
.table:focus-visible, pre:focus-visible { background: none; color: inherit; outline: 3px solid var(--link); outline-offset: 2px; box-shadow: none; }
.skip { position: absolute; left: -999em; top: 0; padding: .6rem 1.25rem; }
.skip:focus { position: static; display: block; left: 0; background: var(--focus); color: var(--focus-text); }
sup a, .back { padding: 0 .2em; }

.number { font-variant-numeric: tabular-nums; margin-right: .35em; }
.numbered > .number { color: var(--quiet); }
@media (min-width: 56rem) {
  .numbered-text > :is(header, main, footer) { padding-left: 6rem; }
  .numbered-text .numbered, .numbered-text :is(h2, h3, h4) { position: relative; }
  .numbered-text .numbered > .number, .numbered-text :is(h2, h3, h4) > .number {
    position: absolute; right: calc(100% + .6rem); margin: 0; white-space: nowrap;
  }
}

.contents { margin: 2em 0 2.5em; padding: 1.1em 1.3em; background: var(--panel); }
.contents h2 { font-size: 1.25rem; border: 0; padding: 0; margin: 0 0 .6em; }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents ul ul { padding-left: 1.4em; margin: .2em 0 .3em; }
.contents li { margin: 0; }
.contents .number { margin: 0; }
.contents a { display: inline-block; padding: .16em 0; }

.table { overflow-x: auto; margin: 1.6em 0; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.45; }
caption { text-align: left; padding: 0 0 .6em; font-size: 1.0625rem; }
caption > span { display: inline-block; position: sticky; left: 0; max-width: min(44rem, 100vw - 2.5rem); }
th, td { text-align: left; vertical-align: top; padding: .55em .9em .55em 0; border-bottom: 1px solid var(--hair); min-width: 4rem; }
thead th, thead td { border-bottom: 2px solid var(--rule); vertical-align: bottom; }
th { font-weight: 700; }
th > :last-child, td > :last-child { margin-bottom: 0; }
td p, td ul, td ol { margin-bottom: .5em; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.centre { text-align: center; }
@media screen { .long { min-width: 10rem; } }
@media screen and (max-width: 40rem) {
  table:not(.pairs), table:not(.pairs) :is(caption, tbody, tr, th, td) { display: block; }
  table:not(.pairs) :is(thead, .again) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table:not(.pairs) :is(colgroup, td:empty) { display: none; }
  table:not(.pairs) tbody { border-top: 2px solid var(--rule); }
  table:not(.pairs) tr { padding: .7em 0; border-bottom: 2px solid var(--rule); }
  table:not(.pairs) :is(th, td, .long) { padding: .3em 0; border: 0; min-width: 0; }
  table:not(.pairs) :is(.right, .centre) { text-align: left; }
  table:not(.pairs) .right[data-heading] { display: flex; justify-content: space-between; gap: 1em; }
  table:not(.pairs) [data-heading]::before { content: attr(data-heading); display: block; font-weight: 700; font-size: .9375rem; color: var(--quiet); }
  table:not(.pairs) [data-heading]::before { content: attr(data-heading) / ""; }
}

figure { margin: 1.8em 0; }
img { max-width: 100%; height: auto; background: #ffffff; }
figcaption { font-size: 1.0625rem; margin-top: .6em; }
.chart { display: block; width: 100%; max-width: 41.25rem; height: auto; overflow: visible; }
.chart text { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; }
.chart .bold { font-weight: 700; }
.chart :is(rect, circle, polygon, polyline) { fill: none; }
.chart .f-text { fill: var(--text); } .chart .s-text { stroke: var(--text); }
.chart .f-quiet { fill: var(--quiet); } .chart .s-quiet { stroke: var(--quiet); }
.chart .f-paper { fill: var(--paper); } .chart .s-paper { stroke: var(--paper); }
.chart .f-line { fill: var(--line); } .chart .s-line { stroke: var(--line); }
.chart .f-grid { fill: var(--grid); } .chart .s-grid { stroke: var(--grid); }
.chart .f-first { fill: var(--first); } .chart .s-first { stroke: var(--first); }
.chart .f-second { fill: var(--second); } .chart .s-second { stroke: var(--second); }
.chart .f-third { fill: var(--third); } .chart .s-third { stroke: var(--third); }
.chart .f-fourth { fill: var(--fourth); } .chart .s-fourth { stroke: var(--fourth); }
.chart .f-fifth { fill: var(--fifth); } .chart .s-fifth { stroke: var(--fifth); }
.chart .f-sixth { fill: var(--sixth); } .chart .s-sixth { stroke: var(--sixth); }
.charted figcaption { margin: 0 0 1em; }
.narrow.chart { display: none; max-width: 24rem; }
@media (max-width: 44rem) {
  .wide.chart { display: none; }
  .narrow.chart { display: block; }
}
.data { margin-top: 1em; }
summary { cursor: pointer; padding: .3em 0; max-width: 44rem; color: var(--link); }
.data .table { margin: .6em 0 0; }
.no-picture { border: 1px solid var(--rule); padding: .8em 1.1em; }

.cover { border-top: 10px solid var(--brand); padding: 1.5rem 0 1rem; margin: 1.5rem 0 2.5rem; border-bottom: 1px solid var(--hair); }
.cover h1 { margin: .3em 0 .5em; }
.kicker { font-size: 1.0625rem; color: var(--quiet); }
.cover-subtitle { font-size: clamp(1.2rem, 1.1rem + .6vw, 1.5rem); }
.cover-meta p { margin-bottom: .4em; }
.brief-do, .recommendation, .lesson, .panel-box, .note {
  border-left: 5px solid var(--brand); background: var(--panel); padding: 1em 1.2em; margin: 1.6em 0; max-width: 44rem;
}
.brief-do > :last-child, .recommendation > :last-child, .lesson > :last-child, .panel-box > :last-child, .note > :last-child { margin-bottom: 0; }
.brief-do > h2:first-child { margin-top: 0; border: 0; padding-top: 0; }
.brief-help td strong { white-space: nowrap; }
.recommendation .small > :last-child, .lesson .small > :last-child { margin-bottom: 0; }
.tribute { border-left: 5px solid var(--brand); padding: .1em 0 .1em 1.3em; margin: 1.6em 0; max-width: 44rem; }
.tribute > :last-child { margin-bottom: 0; }
main:has(> .letterhead) > h1 { font-size: 1.5rem; }
main:has(> .letterhead) > h2 { font-size: 1.25rem; border: 0; padding: 0; margin-top: 1.4em; }
.letterhead { display: flow-root; border-top: 6px solid var(--brand); padding-top: 1rem; margin: 1.5rem 0 2rem; }
.recipient, .letter-date, .salutation, .copies, .enclosures { margin: 1.5rem 0; }
.recipient p, .letterhead p { margin-bottom: .3em; }
.closing { margin: 2rem 0 1rem; }
.signature { margin: 0 0 2rem; }
.signature p { margin-bottom: .3em; }
.signature img { max-height: 5rem; width: auto; padding: .3rem; }
.copies, .enclosures { font-size: 1rem; color: var(--quiet); }

.footnotes { margin-top: 3.5em; }
.footnotes > ol { font-size: 1rem; }
.footnotes h2 { font-size: 1.35rem; }
:target { scroll-margin-top: 1rem; }
.footnotes li:target, p:target, sup a:target { background: var(--panel); box-shadow: 0 0 0 .3em var(--panel); }

@media (forced-colors: active) {
  .marking, .brief-do, .recommendation, .lesson, .panel-box, .note, .contents { border: 2px solid; }
  :focus-visible { outline-color: Highlight; }
  .chart {
    forced-color-adjust: none; --text: CanvasText; --quiet: CanvasText; --paper: Canvas; --line: CanvasText; --grid: GrayText;
    --first: CanvasText; --second: Highlight; --third: CanvasText; --fourth: Highlight; --fifth: CanvasText; --sixth: Highlight;
  }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
@media print {
  :root {
    --text: #000000; --paper: #ffffff; --quiet: #333333; --link: #000000; --visited: #000000; --brand: #16405f;
    --rule: #666666; --hair: #999999; --panel: #ffffff; --warn: #ffffff; --warn-text: #000000;
    --line: #767f88; --grid: #dde1e5;
    --first: #113e65; --second: #25968c; --third: #731448; --fourth: #de6022; --fifth: #3c3c3c; --sixth: #957ac0;
  }
  @page { margin: 22mm 20mm; }
  @page wide { size: A4 landscape; margin: 18mm 16mm; }
  .landscape { page: wide; }
  .landscape table { font-size: 9pt; }
  body { font-size: 11pt; line-height: 1.4; }
  header, main, footer { width: auto; }
  .skip, .back { display: none; }
  a { text-decoration: none; }
  p, li { orphans: 2; widows: 2; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, figure, .brief-do, .recommendation, .lesson, .panel-box { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  tbody > tr:first-child { break-before: avoid; }
  table { font-size: 10pt; }
  .table { overflow: visible; }
  th, td { min-width: 0; }
  caption > span { max-width: none; }
  .cover, .page-break { break-after: page; }
  .brief-do, .recommendation, .lesson, .panel-box, .note { border: 1px solid var(--rule); border-left-width: 4pt; }
  .marking { border: 1.5pt solid; }
}
)css";
// clang-format on

}  // namespace dhrdoc::write
