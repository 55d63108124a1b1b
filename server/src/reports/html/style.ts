/**
 * The style sheet of the report, on screen and on paper. In VS Code the paper and the ink are those of the theme; elsewhere they follow the
 * reader's preference. Nothing is told by colour alone: states have patterns and names.
 */
export const styleSheet = [
  light('body,body.vscode-light'),
  `@media (prefers-color-scheme:dark){${dark('body')}}`,
  dark('body.vscode-dark,body.vscode-high-contrast'),
  // It has both classes of high contrast.
  light('body.vscode-high-contrast-light'),
]
  .concat([rules(), paper()])
  .join('');

/** The Content-Security-Policy allows this style sheet and nothing else. A test computes it anew. */
export const styleHash = 'sha256-ne3lUAYYqhMDDNwGE2Iqva7eXtJYE9kaVMBxK7KPyj4=';

interface Tints {
  ink: string;
  faint: string;
  rule: string;
  paper: string;
  present: string;
  incomplete: string;
  weak: string;
  deferred: string;
  missing: string;
  contradicted: string;
  rest: string;
}

function light(selector: string): string {
  return tints(selector, {
    ink: '#1b1b1b',
    faint: '#555',
    rule: '#8a8a8a',
    paper: '#fff',
    present: '#2e7d4f',
    incomplete: '#cfe8d6',
    weak: '#ffe39a',
    deferred: '#cfe0f5',
    missing: '#fff',
    contradicted: '#f3b4a8',
    rest: '#ececec',
  });
}

function dark(selector: string): string {
  return tints(selector, {
    ink: '#e6e6e6',
    faint: '#b0b0b0',
    rule: '#7d7d7d',
    paper: '#1e1e1e',
    present: '#7cc99a',
    incomplete: '#2f5a40',
    weak: '#6b5510',
    deferred: '#27476b',
    missing: '#1e1e1e',
    contradicted: '#7a2e22',
    rest: '#3a3a3a',
  });
}

function tints(selector: string, colours: Tints): string {
  return `${selector}{${Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`;
}

function rules(): string {
  return `
:root{color-scheme:light dark}
body{margin:0 auto;padding:1.5rem;max-width:62rem;background:var(--vscode-editor-background,var(--paper));color:var(--vscode-editor-foreground,var(--ink));font:1rem/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;margin:0 0 .3rem}
h2{font-size:1.35rem;margin:1.8rem 0 .4rem;border-bottom:2px solid var(--rule)}
h3{font-size:1.1rem;margin:1.4rem 0 .4rem}
h4{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.3rem 0}
ul,ol{margin:.3rem 0;padding-left:1.4rem}
table{width:100%;border-collapse:collapse;margin:.4rem 0;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border:1px solid var(--rule);font-weight:400}
thead th,tbody th,.verdict{font-weight:600}
thead{display:table-header-group}
tr,li,dl div{break-inside:avoid}
h1,h2,h3,h4{break-after:avoid}
.standing{font-size:1.2rem;font-weight:600}
.warning{border:2px solid currentColor;padding:.4rem .6rem}
.note,.place,.severity,.rests,.why{color:var(--vscode-editor-foreground,var(--faint))}
.note,.rests,.place{font-size:.85rem}
.severity{font-size:.85rem;font-style:italic}
.state{white-space:nowrap;font-weight:600;font-size:.88rem}
.swatch{vertical-align:-1px}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.elements{list-style:none;padding:0}
.elements li{display:inline;padding-right:.9rem}
.count{font-weight:600}
.documents{list-style:none;padding:0}
.themes td:nth-child(3){white-space:nowrap}
.clauses th:first-child{width:24%}
.bar{display:block;width:100%;height:auto}
.blocks{display:block;margin-top:.15rem}
.themes th:first-child{width:36%}
.themes .verdict{white-space:nowrap}
.patterns{position:absolute}
.edge{stroke:var(--ink);stroke-width:1}
.number{fill:var(--ink);stroke:var(--paper);stroke-width:5px;paint-order:stroke;stroke-linejoin:round;font:700 15px system-ui,Arial,sans-serif;text-anchor:middle}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.hint{display:none}
.vscode-light .hint,.vscode-dark .hint,.vscode-high-contrast .hint{display:block;border:1px solid currentColor;padding:.4rem .6rem}
dl div{display:flex;gap:.6rem;border-bottom:1px solid var(--rule);padding:.15rem 0}
dt{flex:0 0 14rem;font-weight:600}
dd{margin:0}
code{font:.85rem ui-monospace,Consolas,monospace;background:none;color:inherit}
a{color:inherit}
@media (max-width:36rem){body{padding:.7rem}.themes tr>:nth-child(3){display:none}.themes .verdict{white-space:normal}}
.tint-present{fill:var(--present)}
.tint-incomplete{fill:var(--incomplete)}
.tint-weak{fill:var(--weak)}
.tint-deferred{fill:var(--deferred)}
.tint-missing{fill:var(--missing)}
.tint-contradicted{fill:var(--contradicted)}
.tint-accepted,.tint-silent,.tint-not-applicable{fill:var(--rest)}
pattern g{stroke:var(--ink);stroke-width:1.1;fill:none}
.ink-incomplete,.ink-silent,.ink-not-applicable{fill:var(--ink);stroke:none}
`;
}

/** On paper: black on white, whatever the screen has; a new page where a part begins; heads repeated. */
function paper(): string {
  return `
@media print{
@page{margin:10mm 13mm}
${light('body,body.vscode-light,body.vscode-dark,body.vscode-high-contrast')}
:root{color-scheme:light}
html{font-size:8.3pt}
body{max-width:none;padding:0;line-height:1.3;background:#fff;color:#1b1b1b}
.note,.place,.severity,.rests,.why{color:#333}
h1{font-size:1.4rem}h2{margin-top:.3rem}h3{margin:.5rem 0 .15rem}
p,ul,ol,table{margin:.15rem 0}
th,td{padding:.1rem .35rem}
.clauses p,.clauses ul{margin:.1rem 0}
.page,.file+.file{break-before:page}
.hint,nav{display:none!important}
a{text-decoration:none}
}
`;
}
