/** The style sheet of a report: light and dark, wide and narrow, screen and paper. */
export const style = `
:root{color-scheme:light dark;--ink:#1b2430;--quiet:#566070;--ground:#fff;--card:#f4f6f9;--line:#d5dbe3;--accent:#1f5fb8;--warn:#8a5300;--error:#b3261e;--lit:#fff3c9}
@media (prefers-color-scheme:dark){:root{--ink:#e7ecf3;--quiet:#a3adbb;--ground:#12161c;--card:#1b222b;--line:#323c48;--accent:#8ab8ff;--warn:#f0b45a;--error:#ff8a80;--lit:#4a3f14}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif}
main,header,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0}
.lead{font-size:1.1rem}
.quiet,.source,figcaption,footer{color:var(--quiet)}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;min-width:40%}
th,td{padding:.25rem .7rem .25rem 0;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-size:.875rem}
:lang(zh) :is(th,td){word-break:keep-all}
.right{text-align:right;font-variant-numeric:tabular-nums}
.remarks{list-style:none;padding:0}
.remarks li{border-left:4px solid var(--line);padding:.2rem .8rem;margin:.5rem 0;background:var(--card);overflow-wrap:anywhere}
.remarks .warning{border-color:var(--warn)}.remarks .warning b{color:var(--warn)}
.remarks .error{border-color:var(--error)}.remarks .error b{color:var(--error)}
blockquote{margin:.6rem 0;padding:.2rem .8rem;border-left:4px solid var(--accent);background:var(--card);white-space:pre-line}
figure{margin:1rem 0 2rem}
figure svg{max-width:100%;height:auto;display:block}
figcaption{font-size:.95rem}
summary{cursor:pointer;color:var(--accent)}
.chain{list-style:none;padding:0;margin:0}
.chain>li{background:var(--card);border:1px solid var(--line);border-radius:6px;margin:.35rem 0}
.chain>li.solved{border:2px solid var(--accent)}
.chain>li.lit{background:var(--lit)}
.chain details{padding:.3rem .8rem}
.chain summary{display:grid;grid-template-columns:minmax(8rem,4fr) minmax(8rem,5fr) minmax(6rem,2fr);gap:.2rem 1rem;align-items:baseline;color:var(--ink)}
.chain summary::-webkit-details-marker{display:none}
.chain .formula{font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace;color:var(--quiet)}
.chain .value{font-weight:600;font-variant-numeric:tabular-nums;text-align:right}
@media (max-width:34rem){.chain summary{grid-template-columns:1fr auto}.chain .formula{grid-column:1/3;grid-row:2}}
code{display:block;font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.links{font-size:.875rem;color:var(--quiet)}
a{color:var(--accent)}
.drawing{overflow-x:auto;font:.8rem/1.35 ui-monospace,Menlo,Consolas,monospace;background:var(--card);padding:.8rem}
.what-if{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.8rem 1.2rem}
.what-if label{display:block;font-size:.9rem}
.what-if input{width:100%;font:inherit;padding:.25rem .4rem;border:1px solid var(--line);border-radius:4px;background:var(--ground);color:var(--ink)}
.what-if input[type=range]{padding:0}
.what-if .changed input{border-color:var(--accent);border-width:2px}
.what-if .old{font-size:.8rem;color:var(--quiet)}
.stale{display:none;margin-left:.6rem;font-size:.8rem;font-weight:400;color:var(--warn)}
.asked .stale{display:inline}
.now{font-size:1.2rem;font-weight:600;margin:.8rem 0}
.problem{color:var(--error);white-space:pre-wrap}
textarea{width:100%;font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace;margin:.6rem 0;background:var(--card);color:var(--ink);border:1px solid var(--line)}
button{font:inherit;padding:.3rem .8rem;border:1px solid var(--line);border-radius:4px;background:var(--card);color:var(--ink);cursor:pointer;margin-right:.5rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media print{details::details-content{content-visibility:visible;display:block}@page{size:A4;margin:14mm}body{font-size:10.5pt}main,header,footer{max-width:none;padding:0}.what-if-section,button{display:none}figure,.chain>li,tr{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}}
`.trim();
