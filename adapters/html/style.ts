/** All of the page's looks. Nothing in it loads anything. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--shade:#f6f8fa;--good:#116329;--bad:#b3261e;--warn:#7d4e00;--link:#0550ae;
--c0:#1a7f5a;--c1:#2f6fb5;--c2:#8250df;--c3:#b35900;--c4:#6e7781;--c5:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a2abb5;--line:#3d444d;--paper:#0d1117;--shade:#161b22;--good:#56d364;--bad:#ff8a80;--warn:#e3b341;--link:#79c0ff;
--c0:#3fb98a;--c1:#5ea3ec;--c2:#b794f6;--c3:#e08f3e;--c4:#8b949e;--c5:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
main,header{max-width:1180px;margin:0 auto;padding:16px}
header{padding-bottom:0}
h1{font-size:1.6rem;margin:0}
h2{font-size:1.2rem;margin:32px 0 8px}
h3{font-size:1rem;margin:20px 0 6px}
p{margin:4px 0}
code,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.87em;overflow-wrap:anywhere}
.soft{color:var(--soft)}
.pass{color:var(--good)}.fail,.aborted{color:var(--bad)}.healed,.flaky,.partial{color:var(--warn)}.skipped{color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:8px;margin:16px 0;padding:0;list-style:none}
.tiles li{border:1px solid var(--line);border-radius:8px;padding:8px 12px;background:var(--shade)}
.tiles strong{display:block;font-size:1.35rem;line-height:1.3}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
.scroll:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{background:var(--shade);font-weight:600;white-space:nowrap}
tbody th{font-weight:600;min-width:12em;overflow-wrap:anywhere}
tbody th .note,tbody th .trouble{font-weight:400}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.word{white-space:nowrap}
td.wide{min-width:17em;overflow-wrap:anywhere}
a{color:var(--link)}
details{border:1px solid var(--line);border-radius:8px;margin:8px 0}
summary{cursor:pointer;padding:8px 12px;font-weight:600;overflow-wrap:anywhere}
.inside{padding:0 12px 12px}
.note{display:block;font-size:.9em;color:var(--soft)}
.trouble{border-left:4px solid var(--bad);padding:4px 12px;margin:8px 0;background:var(--shade);overflow-wrap:anywhere}
.trouble ul{margin:4px 0;padding-left:20px}
figure{margin:12px 0}
figure img{max-width:min(100%,720px);height:auto;border:1px solid var(--line)}
figcaption{font-size:.9em;color:var(--soft);overflow-wrap:anywhere}
.chart{width:100%;height:auto;max-width:900px;display:block}
.chart text{fill:var(--ink);font-size:13px}
.c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}.c5{fill:var(--c5)}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;margin:6px 0;list-style:none;font-size:.9em}
.legend svg{width:11px;height:11px;margin-right:6px}
@media (max-width:700px){body{font-size:14px}main,header{padding:10px}
.scroll thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.scroll table,.scroll tbody,.scroll tr,.scroll tbody th,.scroll td{display:block;width:auto;min-width:0}
.scroll tr{border-bottom:1px solid var(--line);padding:6px 0}
.scroll tbody tr:last-child{border-bottom:0}
.scroll tbody th,.scroll td{border:0;padding:2px 10px}
.scroll td.number,.scroll td{text-align:left}
.scroll td:empty{display:none}
.scroll td::before{content:attr(data-head) ": ";color:var(--soft)}
td .note{display:inline}td .note::before{content:" · "}}
@media print{details:not([open])>*{display:block}}
`;
