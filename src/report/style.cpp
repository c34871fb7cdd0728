#include "report/style.h"

#include "report/palette.h"

namespace penstock::report {

namespace {

constexpr std::string_view charts = R"css(
svg.chart { display: block; width: 100%; height: auto; font: 14px/1.3 system-ui, -apple-system,
  "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
svg .label, svg .value { fill: var(--ink); } svg .strong { font-weight: 600; }
svg .small { fill: var(--soft); font-size: 13px; }
svg .value, svg .small { font-variant-numeric: tabular-nums; }
svg .axis { stroke: var(--quiet); } svg .grid { stroke: var(--rule); }
svg .limit { stroke: var(--ink); stroke-dasharray: 4 3; }
svg .track { fill: var(--tint); }
svg .hatch { stroke: var(--paper); stroke-width: 1.4; fill: none; opacity: .8; }
svg .c-main { fill: var(--main); } svg .c-second { fill: var(--second); }
svg .c-third { fill: var(--third); } svg .c-fourth { fill: var(--fourth); }
svg .c-quiet { fill: var(--quiet); } svg .c-good { fill: var(--good); }
svg .c-caution { fill: var(--caution); } svg .c-stop { fill: var(--stop); }
svg polyline { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
svg .l-main { stroke: var(--main); } svg .l-second { stroke: var(--second);
  stroke-dasharray: 7 3; } svg .l-third { stroke: var(--third); stroke-dasharray: 2 3; }
svg .l-fourth { stroke: var(--fourth); stroke-dasharray: 9 3 2 3; }
svg .l-quiet { stroke: var(--quiet); } svg .l-good { stroke: var(--good); }
svg .l-caution { stroke: var(--caution); stroke-dasharray: 7 3; }
svg .l-stop { stroke: var(--stop); stroke-dasharray: 2 3; }
)css";

constexpr std::string_view pages = R"css(
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 3rem; color: var(--ink);
  background: var(--paper); font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto,
  "Helvetica Neue", Arial, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
header { border-top: .4rem solid var(--main); margin-bottom: 1.5rem; padding-top: 1rem; }
.handling { margin: 0 0 1.25rem; font-size: .95rem; max-width: none; }
.handling strong { border: 1px solid currentColor; border-radius: .2rem; margin-right: .4rem;
  padding: .1rem .45rem; white-space: nowrap; }
.handling.inside strong { color: var(--stop); } .handling.public strong { color: var(--good); }
.handling.named strong { color: var(--caution); }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; }
.lead { font-size: 1.25rem; line-height: 1.45; margin: 0; max-width: 46rem; }
h2 { border-top: 1px solid var(--rule); font-size: 1.4rem; line-height: 1.25;
  margin: 2.75rem 0 .75rem; padding-top: 1.1rem; }
h3 { font-size: 1.12rem; margin: 1.75rem 0 .5rem; }
p, ul { max-width: 46rem; } ul.list { padding-left: 1.2rem; }
nav { background: var(--tint); font-size: .95rem; padding: .8rem 1.1rem; }
nav h2 { border: 0; font-size: 1rem; margin: 0 0 .3rem; padding: 0; }
nav ol { columns: 2; column-gap: 2rem; margin: 0; padding-left: 1.3rem; }
code { font: .9em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
  overflow-wrap: anywhere; }
.figures { display: grid; gap: 0 1.75rem; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
  margin: 1.25rem 0; }
.figures div { border-top: 3px solid var(--main); display: flex; flex-direction: column;
  padding: .5rem 0 1rem; }
.figures dt { color: var(--soft); font-size: .95rem; line-height: 1.35; order: 2; }
.figures dd { margin: 0; } .figures .number { font-size: 1.9rem; font-weight: 600;
  font-variant-numeric: tabular-nums; line-height: 1.2; order: 1; }
.figures .remark { color: var(--soft); font-size: .85rem; line-height: 1.35; order: 3; }
.facts { display: grid; gap: .25rem 1.5rem; grid-template-columns: minmax(8rem, max-content) 1fr;
  margin: 1rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.box { background: var(--tint); border-left: .35rem solid var(--quiet); margin: 1.25rem 0;
  max-width: 48rem; padding: .75rem 1rem; }
.box p { margin: 0; } .box strong { margin-right: .3rem; }
.box.good { border-color: var(--good); } .box.good strong { color: var(--good); }
.box.caution { border-color: var(--caution); } .box.caution strong { color: var(--caution); }
.box.stop { border-color: var(--stop); } .box.stop strong { color: var(--stop); }
.aside { color: var(--soft); font-size: .9rem; margin: .4rem 0 0; }
.table { margin: 1.25rem 0 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; width: 100%; }
caption { font-weight: 600; padding: 0 0 .5rem; text-align: left; }
th, td { border-bottom: 1px solid var(--rule); padding: .4rem .9rem .4rem 0; text-align: left;
  vertical-align: top; }
th:last-child, td:last-child { padding-right: .2rem; }
thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
tbody th, tfoot th { font-weight: 400; } tfoot th, tfoot td { border-top: 2px solid var(--quiet);
  font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.when { font-variant-numeric: tabular-nums; white-space: nowrap; }
.unit { color: var(--soft); font-weight: 400; } .withheld { color: var(--soft); font-style: italic; }
figure { margin: 1.75rem 0; } figcaption { margin-bottom: .75rem; max-width: 46rem; }
figcaption strong { display: block; }
.drawing { overflow-x: auto; } .drawing svg { max-width: 760px; min-width: 34rem; }
details { margin-top: .6rem; } summary { color: var(--link); cursor: pointer; font-size: .9rem; }
.figures .number { text-align: left; }
footer { border-top: 1px solid var(--rule); color: var(--soft); font-size: .9rem; margin-top: 3rem;
  padding-top: 1rem; }
footer h2 { border: 0; font-size: 1rem; margin: 0; padding: 0; color: var(--ink); }
footer .facts { gap: .1rem 1.25rem; margin: .5rem 0; }
@media (max-width: 40rem) { body { font-size: 1rem; } h1 { font-size: 1.6rem; }
  .lead { font-size: 1.1rem; } nav ol { columns: 1; } .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; } }
@media print { @page { margin: 18mm 16mm; } body { font-size: 10pt; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; } .skip, nav, details { display: none; }
  h2, h3, figcaption, caption { break-after: avoid; } figure, .box, tr, .figures { break-inside: avoid; }
  .table, .drawing { overflow: visible; } .drawing svg { max-width: 150mm; min-width: 0; }
  thead { display: table-header-group; } h2 { margin-top: 1.5rem; } }
)css";

}  // namespace

std::string const& chart_style() {
    static std::string const style = palette_css() + std::string(charts);
    return style;
}

std::string const& page_style() {
    static std::string const style = chart_style() + std::string(pages);
    return style;
}

std::string_view page_style_digest() {
    return "sha256-peHUQGwl96FSKHYBDdghIRthqjXXBY6ZS7mGiklsAPk=";
}

}  // namespace penstock::report
