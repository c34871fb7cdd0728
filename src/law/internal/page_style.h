// The style of the rendered law file.
#pragma once

#include <string_view>

namespace penstock::law::internal {

inline constexpr std::string_view page_style = R"css(
:root { --ink: #1b1b1b; --soft: #565c65; --line: #a9aeb1; --paper: #ffffff; --tint: #f0f0f0;
  --block: #8b0a03; --refuse: #b50909; --return: #74330d; --hold: #5c4100; --none: #3d4551;
  --good: #154c21; --bad: #8b0a03; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3, h4, dt, .badge, .facts, nav { font-family: "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; border-bottom: 2px solid var(--ink); margin: 2.5rem 0 0;
  padding-bottom: .25rem; }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
h3 .citation { display: block; }
h3 .title { font-weight: normal; color: var(--soft); }
h4 { font-size: .95rem; margin: 0 0 .35rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
blockquote { margin: 0 0 1rem 1rem; border-left: 3px solid var(--line); padding-left: .75rem; }
a { color: #005ea2; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: 0;
  font-size: .85rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
nav ol { columns: 2; column-gap: 2rem; font-size: .9rem; }
section.paragraph { display: grid; grid-template-columns: 5fr 6fr; gap: 1.5rem;
  border-bottom: 1px solid var(--line); padding: 1.25rem 0; }
.elements { list-style: none; margin: 0; padding: 0; }
.element { border: 1px solid var(--line); border-left-width: .4rem; margin: 0 0 .75rem;
  padding: .6rem .8rem; break-inside: avoid; }
.element.block { border-left-color: var(--block); }
.element.refuse { border-left-color: var(--refuse); }
.element.return { border-left-color: var(--return); }
.element.hold { border-left-color: var(--hold); }
.element.no-release { border-left-color: var(--none); }
.asks { margin: 0 0 .25rem; font-weight: bold; }
.reason { margin: 0 0 .5rem; }
.badge { border: 1px solid currentColor; border-radius: .2rem; font-size: .8rem;
  font-weight: bold; padding: 0 .35rem; }
.badge.block, .badge.refuse { color: var(--refuse); }
.badge.return { color: var(--return); }
.badge.hold { color: var(--hold); }
.badge.no-release { color: var(--none); }
.passed { color: var(--good); }
.failed { color: var(--bad); font-weight: bold; }
.open { background: var(--tint); padding: .6rem .8rem; margin: 0; }
.signature { border-top: 2px solid var(--ink); margin-top: 2.5rem; padding-top: 1rem; }
.signature p { margin: 2rem 0 0; border-top: 1px solid var(--ink); max-width: 28rem; }
@media (max-width: 60rem) { section.paragraph { grid-template-columns: 1fr; }
  nav ol { columns: 1; } }
@media print { body { max-width: none; padding: 0; font-size: 9.5pt; }
  section.paragraph { break-inside: auto; } h2, h3 { break-after: avoid; }
  nav { break-after: page; } a { color: inherit; text-decoration: none; } .skip { display: none; } }
)css";

}  // namespace penstock::law::internal
